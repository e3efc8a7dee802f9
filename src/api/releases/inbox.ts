import { z } from 'zod';
import { referenceProblem } from '../../carriers/reference.ts';
import { carrierNamed, carriers } from '../../carriers/registry.ts';
import { readInbox, type InboxItem } from '../../db/releases/read-inbox.ts';
import { readRelease } from '../../db/numbers/read-numbers.ts';
import { retryRelease } from '../../db/releases/retry-release.ts';
import { mostRetried, retryReleases } from '../../db/releases/retry-releases.ts';
import { releaseStatuses } from '../../domain/numbers.ts';
import { LastcallError } from '../../errors.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { presentReason, reasonSchema } from '../numbers/number-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { e164, id, pageOf, pageQuery, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { refuse } from '../http/validate.ts';

const tag = 'Inbox';
const order = 'inbox';

const itemSchema = z
  .object({
    numberId: id(),
    e164: e164(),
    carrier: z.string(),
    campaign: z.object({
      id: id(),
      name: z.string(),
      clockShiftMs: z
        .int()
        .meta({ description: 'How far its clock is ahead of the world’s; 0 but in demos.' }),
    }),
    status: z.enum(releaseStatuses),
    reason: reasonSchema,
    attempts: z.int(),
    failingSince: timestamp().nullable(),
    nextAttemptAt: timestamp()
      .nullable()
      .meta({ description: 'When it goes on by itself, on the campaign’s clock.' }),
    blockedUntil: timestamp().nullable().meta({ description: 'The carrier refuses until then.' }),
    foundIn: z.string().nullable().meta({
      description:
        'The subaccount that rents the number instead of where it was; empty for the account itself, null while it is where it was.',
    }),
  })
  .meta({ id: 'InboxItem' });

const retryRequest = z
  .strictObject({
    carrierRef: z
      .string()
      .min(1)
      .max(200)
      .optional()
      .meta({ description: 'The carrier’s own id of the rental, where ours was wrong.' }),
    whereFound: z.boolean().default(false).meta({
      description: 'Gives it back from the subaccount in which it was found, see `foundIn` in the inbox.',
    }),
  })
  .meta({ id: 'RetryRelease', example: {} });

export function inboxRoutes({ db, temporal }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/inbox',
      operationId: 'listInbox',
      summary: 'List the numbers whose release waits, and for what',
      description:
        'Numbers that wait for a person, with what to do; numbers that a carrier or the call-back grace holds until a ' +
        'date; and numbers that have been failing for an hour and are still tried.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      query: z.strictObject({
        ...pageQuery,
        needsOperator: z
          .enum(['true', 'false'])
          .default('false')
          .meta({ description: '`true`: only what waits for a person.' }),
      }),
      responses: { 200: { description: 'A page of the inbox.', body: pageOf('InboxPage', itemSchema) } },
      errors: ['invalid_cursor'],
      async handle({ query: { cursor, limit, needsOperator }, principal: { accountId } }) {
        const after = decodeCursor(cursor, order, id());
        const rows = await readInbox(db.sql, {
          accountId,
          needsOperator: needsOperator === 'true',
          after,
          limit: limit + 1,
        });
        const { items, nextCursor } = page(rows, limit, (last) => encodeCursor(order, last.numberId));
        return { status: 200, body: { items: items.map(present), nextCursor } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/inbox/retry',
      operationId: 'retryReleases',
      summary: 'Try to give back all numbers that wait for a person',
      description: `After the cause of all was fixed. ${mostRetried.toLocaleString('en-US')} numbers at most; send it again for more.`,
      tag,
      roles: ['owner', 'admin'],
      responses: {
        200: {
          description: 'Their next attempts are due now.',
          body: z.object({ retried: z.int() }).meta({ id: 'RetriedReleases' }),
        },
      },
      async handle({ principal: { accountId, actor } }) {
        const retried = await retryReleases(db.sql, { accountId, actor });
        temporal.deliverOutbox();
        return { status: 200, body: { retried } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/numbers/{numberId}/retry',
      operationId: 'retryRelease',
      summary: 'Try to give a number back now',
      description:
        'After the cause was fixed, or to bring a waiting attempt forward. What was sent before is read back first, so ' +
        'nothing is ever released twice.',
      tag,
      roles: ['owner', 'admin'],
      params: z.strictObject({ numberId: id() }),
      body: { schema: retryRequest, optional: true },
      responses: { 204: { description: 'The next attempt is due now.' } },
      errors: ['not_found', 'release_not_waiting', 'release_not_found_elsewhere'],
      async handle({
        params: { numberId },
        body: { carrierRef, whereFound },
        principal: { accountId, actor },
      }) {
        if (carrierRef !== undefined) {
          const release = await readRelease(db.sql, accountId, numberId);
          const carrier = release && carrierNamed(release.number.carrier);
          const problem = carrier ? referenceProblem(carriers[carrier].reference, carrierRef) : null;
          if (problem) refuse('body', ['carrierRef'], problem);
        }
        const input = { accountId, numberId, carrierRef, whereFound, actor };
        const outcome = await retryRelease(db.sql, input);
        if (outcome === 'not_found') throw new LastcallError('not_found', { what: 'number' });
        if (outcome === 'not_waiting' && whereFound)
          throw new LastcallError('release_not_found_elsewhere', { numberId });
        if (outcome === 'not_waiting') throw new LastcallError('release_not_waiting', { numberId });
        temporal.deliverOutbox();
        return { status: 204 };
      },
    }),
  ];
}

function present({
  campaignId,
  campaignName,
  clockShiftMs,
  reason,
  ...item
}: InboxItem): z.input<typeof itemSchema> {
  return {
    ...item,
    campaign: { id: campaignId, name: campaignName, clockShiftMs },
    reason: presentReason(reason),
  };
}
