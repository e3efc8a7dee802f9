import { z } from 'zod';
import { readStuckWorkflows, restartStuckWorkflow } from '../../db/comparisons/stuck-workflows.ts';
import { type ClearProblem, clearProblems } from '../../domain/clearing.ts';
import { type StuckReason, stuckReasons } from '../../domain/stuck.ts';
import { LastcallError } from '../../errors.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, id, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Inbox';

const whatToDo: Record<StuckReason | ClearProblem, string> = {
  task_fails:
    'Tell whoever runs the installation. The Temporal UI shows the error in the workflow’s pending task. With a version ' +
    'of Lastcall in which the error is gone the workflow goes on by itself. To go on without one, resume it, or where it ' +
    'belongs to no campaign terminate the workflow and run `lastcall compare`: what it was at is begun again where it ' +
    'stands, and nothing is released twice.',
  deadline_passed:
    'It should have told its people of its deadline, or have archived itself. Resume it; if it is still here tomorrow, archive the campaign, and tell whoever runs the installation.',
  not_sealed:
    'Its data should be sealed by now. Ask whoever runs the installation whether the archive store can be written to, then resume it.',
  release_not_tried:
    'Numbers are due to be given back, and nobody tries. Ask whoever runs the installation whether workers run, then resume it.',
  not_completed: 'Every number is given back, but it does not come to its end. Resume it.',
  seal_damaged:
    'A sealed file of it is missing or not what was sealed, so its calls and contacts stay in the database. Ask whoever runs ' +
    'the installation to run `lastcall verify`, which names the file, and to restore it from a copy; then resume it. ' +
    'The next night looks again too.',
  seal_differs:
    'Its seal has another number of rows than the database, so its calls and contacts stay there. Tell whoever runs the ' +
    'installation; nothing is lost.',
};

const stuckWorkflow = z
  .object({
    workflowId: z.string(),
    campaign: z.object({ id: id(), name: z.string() }).nullable(),
    reason: z.enum([...stuckReasons, ...clearProblems]).meta({
      description:
        '`task_fails`: a fault. `seal_damaged`, `seal_differs`: the campaign’s rows cannot leave the database, because of its ' +
        'seal. The others: what the database says is due has not happened for a day.',
    }),
    resumable: z.boolean().meta({ description: 'Whether it can be resumed by its campaign.' }),
    since: timestamp().meta({
      description: 'When the task that fails was first tried, or when that was due which does not happen.',
    }),
    attempts: z.int().meta({ description: 'Of the task that fails; 0 where none does.' }),
    checkedAt: timestamp().meta({ description: 'When the nightly comparison saw it.' }),
    whatToDo: z.string(),
  })
  .meta({ id: 'StuckWorkflow' });

export function stuckWorkflowRoutes({ db, temporal }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/inbox/workflows',
      operationId: 'listStuckWorkflows',
      summary: 'List the workflows that stand still',
      description:
        'Workflows of the account whose task fails at every attempt, and those that run while nothing comes of it, as the ' +
        'last nightly comparison saw them. The longest first, 100 at most.',
      tag,
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
          resumable: campaignId !== null,
          checkedAt: seenAt,
          whatToDo: whatToDo[workflow.reason],
        }));
        return { status: 200, body: { items } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/resume',
      operationId: 'resumeCampaign',
      summary: 'Begin a campaign’s workflows again, of which one stands still',
      description:
        'For what the inbox shows as `resumable`, its release included. It goes on where the campaign stands: nothing is closed, sealed or ' +
        'released twice. The next nightly comparison tells whether it helped.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      responses: { 204: { description: 'Asked for; it begins within seconds.' } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal: { accountId, actor } }) {
        if (!(await restartStuckWorkflow(db.sql, { accountId, campaignId, actor })))
          throw new LastcallError('not_found', { what: 'workflow that stands still' });
        temporal.deliverOutbox();
        return { status: 204 };
      },
    }),
  ];
}
