import { z } from 'zod';
import { addToDoNotCall, removeFromDoNotCall } from '../../db/do-not-call/change-list.ts';
import { listDoNotCall, looksAtWholeList } from '../../db/do-not-call/list-entries.ts';
import { doNotCallSources } from '../../domain/do-not-call.ts';
import { LastcallError } from '../../errors.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { inPlace, whileWaiting } from '../http/in-place.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { e164, id, pageOf, pageQuery, storableText, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Do-not-call list';
const order = 'do-not-call';

const entrySchema = z
  .object({
    id: id(),
    phone: e164(),
    source: z.enum(doNotCallSources),
    reason: z.string().nullable(),
    addedAt: timestamp(),
    addedBy: z.string().nullable().meta({
      description:
        '`user:<id>`, `key:<id>`, `source:<id>` (a call source) or `cli`; null where a disposition did it.',
    }),
    addedByName: z.string().nullable().meta({
      description:
        'The person’s or key’s name; of a disposition that of the caller, where they were assigned.',
    }),
    campaignId: id()
      .nullable()
      .meta({ description: 'Of the call with the disposition, or by which somebody opted out.' }),
    campaignName: z.string().nullable(),
    callId: z.string().nullable(),
    callerId: z.string().nullable(),
  })
  .meta({ id: 'DoNotCallEntry' });

const newEntrySchema = z
  .strictObject({
    phone: e164(),
    source: z
      .enum(['person', 'opt_out'])
      .default('person')
      .meta({ description: '`opt_out`: the person said so themselves, by a key, a text or a form.' }),
    reason: storableText(500).trim().min(1).optional(),
  })
  .meta({ id: 'NewDoNotCallEntry', example: { phone: '+12025550143', reason: 'Asked by letter' } });

export function doNotCallRoutes({ db, places }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/do-not-call',
      operationId: 'addToDoNotCall',
      summary: 'Put a number on the do-not-call list',
      description:
        'From then on no campaign of the account gives it to a caller. A number that is on the list stays as it is.',
      tag,
      roles: ['owner', 'admin', 'moderator', 'dialer'],
      body: { schema: newEntrySchema },
      responses: {
        200: { description: 'It was on the list: its entry.', body: entrySchema },
        201: { description: 'The new entry.', body: entrySchema },
      },
      async handle({ body: { phone, source, reason = null }, principal: { accountId, actor } }) {
        const { added, entry } = await addToDoNotCall(db.sql, { accountId, phone, source, reason, actor });
        return { status: added ? 201 : 200, body: entry };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/do-not-call',
      operationId: 'listDoNotCall',
      summary: 'List the numbers that nobody calls',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      query: z.strictObject({
        phone: e164().optional().meta({ description: 'Whether this number is on the list.' }),
        search: storableText(40)
          .refine(
            (text) => /[1-9](\D*\d){2}/.test(text),
            'must have three digits, without zeros at its beginning',
          )
          .optional()
          .meta({ description: 'Part of a number, as people write it.' }),
        source: z.enum(doNotCallSources).optional(),
        ...pageQuery,
      }),
      responses: {
        200: { description: 'A page of entries, newest first.', body: pageOf('DoNotCallPage', entrySchema) },
      },
      errors: ['invalid_cursor', ...whileWaiting],
      async handle({ query: { phone, search, source, cursor, limit }, principal: { accountId }, res }) {
        const before = decodeCursor(cursor, order, id());
        const filter = { accountId, phone, search, source };
        const list = () => listDoNotCall(db.sql, { ...filter, before, limit: limit + 1 });
        const rows = looksAtWholeList(filter)
          ? await inPlace(places.wholeCampaigns, { accountId, res }, list)
          : await list();
        return { status: 200, body: page(rows, limit, (last) => encodeCursor(order, last.id)) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/do-not-call/{entryId}',
      operationId: 'removeFromDoNotCall',
      summary: 'Take a number off the do-not-call list',
      description: 'Campaigns that have it as a contact give it to callers again.',
      tag,
      roles: ['owner', 'admin'],
      params: z.strictObject({ entryId: id() }),
      responses: { 204: { description: 'Taken off.' } },
      errors: ['not_found'],
      async handle({ params: { entryId }, principal: { accountId, actor } }) {
        const removed = await removeFromDoNotCall(db.sql, { accountId, entryId, actor });
        if (!removed) throw new LastcallError('not_found', { what: 'entry of the do-not-call list' });
        return { status: 204 };
      },
    }),
  ];
}
