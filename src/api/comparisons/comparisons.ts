import { z } from 'zod';
import { carrierIds } from '../../carriers/registry.ts';
import { writeAudit } from '../../db/audit/write-audit.ts';
import { listComparisons, type ComparisonView } from '../../db/comparisons/list-comparisons.ts';
import { latestWorkflowCheck } from '../../db/comparisons/workflow-checks.ts';
import { LastcallError } from '../../errors.ts';
import { describeError } from '../../log.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { presentReason, reasonSchema } from '../numbers/number-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, pageOf, pageQuery, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Inventory';

const comparisonSchema = z
  .object({
    id: id(),
    carrier: z.string(),
    startedAt: timestamp(),
    finishedAt: timestamp().nullable(),
    listed: z.int().nullable().meta({ description: 'Numbers that the carrier listed.' }),
    leaks: z.int().nullable().meta({ description: 'Open findings of the kind at the end.' }),
    ghosts: z.int().nullable(),
    strangers: z.int().nullable(),
    error: reasonSchema
      .nullable()
      .meta({ description: 'Why nothing was compared; the findings stand as they were.' }),
  })
  .meta({ id: 'Comparison' });

const workflowCheck = z
  .object({
    checkedAt: timestamp(),
    started: z.array(id()).meta({ description: 'Campaigns whose workflow was missing and was started.' }),
    surplus: z
      .array(
        z.object({
          workflowId: z.string(),
          reason: z.string().meta({
            description: 'Its campaign is `unknown` here, still a `draft`, or `complete` for long.',
          }),
        }),
      )
      .meta({ description: 'Workflows that run although no campaign needs them. They are left alone.' }),
  })
  .meta({ id: 'WorkflowCheck' });

const comparisonPage = z
  .object({
    ...pageOf('Comparisons', comparisonSchema).shape,
    workflows: workflowCheck.nullable().meta({
      description: 'The last nightly comparison of campaigns and workflows that had anything to tell.',
    }),
  })
  .meta({ id: 'ComparisonPage' });

/** Errors that are no carrier's. */
const ownErrors: Readonly<Record<string, z.input<typeof reasonSchema>>> = {
  internal: {
    code: 'internal',
    title: 'Something failed on our side.',
    whatToDo:
      'Nothing: it is tried again in the night. If it fails again, tell whoever runs the installation.',
  },
  outrun: {
    code: 'outrun',
    title: 'A comparison that began later ended before.',
    whatToDo: 'Nothing: that one counts.',
  },
};

export function comparisonRoutes({ db, temporal, log }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/comparisons',
      operationId: 'runComparison',
      summary: 'Compare the account’s numbers with its carriers’ lists now',
      description:
        'As is done every night: one comparison for each carrier, in the background. One that is under way is not ' +
        'begun again.',
      tag,
      roles: ['owner', 'admin'],
      repeats: 'outside',
      responses: { 202: { description: 'Begun; see the list of comparisons.' } },
      errors: ['temporal_unavailable'],
      async handle({ principal: { accountId, actor } }) {
        try {
          await temporal.compare(accountId);
        } catch (error) {
          log.warn({ accountId, error: describeError(error) }, 'the comparison was not begun');
          throw new LastcallError('temporal_unavailable', {
            problem: 'nothing was begun; try again in a moment',
          });
        }
        await writeAudit(db.sql, { accountId, actor, action: 'comparison.requested' });
        return { status: 202 };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/comparisons',
      operationId: 'listComparisons',
      summary: 'List the comparisons with carriers’ lists',
      description: 'The last ones come first.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      query: z.strictObject({ carrier: z.enum(carrierIds).optional(), ...pageQuery }),
      responses: { 200: { description: 'A page of comparisons.', body: comparisonPage } },
      errors: ['invalid_cursor'],
      async handle({ query: { carrier, cursor, limit }, principal: { accountId } }) {
        const order = 'comparisons';
        const before = decodeCursor(cursor, order, id());
        const rows = await listComparisons(db.sql, { accountId, carrier, before, limit: limit + 1 });
        const { items, nextCursor } = page(rows, limit, (last) => encodeCursor(order, last.id));
        const workflows = await latestWorkflowCheck(db.sql, accountId);
        return { status: 200, body: { items: items.map(present), nextCursor, workflows } };
      },
    }),
  ];
}

function present({ error, ...comparison }: ComparisonView): z.input<typeof comparisonSchema> {
  return { ...comparison, error: error === null ? null : (ownErrors[error] ?? presentReason(error)) };
}
