import { z } from 'zod';
import { readStuckWorkflows } from '../../db/comparisons/stuck-workflows.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const whatToDo =
  'Tell whoever runs the installation. The Temporal UI shows the error in the workflow’s pending task. With a version ' +
  'of Lastcall in which the error is gone the workflow goes on by itself. To go on without one, terminate the workflow ' +
  'and run `lastcall compare`: what it was at is begun again where it stands, and nothing is released twice.';

const stuckWorkflow = z
  .object({
    workflowId: z.string(),
    campaign: z.object({ id: id(), name: z.string() }).nullable(),
    since: timestamp().meta({ description: 'When the task that fails was first tried.' }),
    attempts: z.int(),
    checkedAt: timestamp().meta({ description: 'When the nightly comparison saw it.' }),
    whatToDo: z.string(),
  })
  .meta({ id: 'StuckWorkflow' });

export function stuckWorkflowRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/inbox/workflows',
      operationId: 'listStuckWorkflows',
      summary: 'List the workflows that stand still',
      description:
        'Workflows of the account whose task fails at every attempt, as the last nightly comparison saw them: a fault ' +
        'of Lastcall, or of a worker of the wrong version. The longest first, 100 at most.',
      tag: 'Inbox',
      roles: ['owner', 'admin', 'moderator'],
      responses: {
        200: {
          description: 'The workflows; none when all is well.',
          body: z.object({ items: z.array(stuckWorkflow) }).meta({ id: 'StuckWorkflows' }),
        },
      },
      async handle({ principal: { accountId } }) {
        const stuck = await readStuckWorkflows(db.sql, accountId);
        const items = stuck.map(({ campaignId, campaignName, seenAt, ...workflow }) => ({
          ...workflow,
          campaign: campaignId === null ? null : { id: campaignId, name: campaignName ?? '' },
          checkedAt: seenAt,
          whatToDo,
        }));
        return { status: 200, body: { items } };
      },
    }),
  ];
}
