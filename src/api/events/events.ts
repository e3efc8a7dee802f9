import { z } from 'zod';
import { type AccountEvent, listEvents, readEvent } from '../../db/events/list-events.ts';
import { eventKeptDays, eventTypes } from '../../domain/events.ts';
import { LastcallError } from '../../errors.ts';
import { requireCampaign } from '../campaigns/find-campaign.ts';
import { decodeCursor, encodeCursor } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { eventSchema, eventTypeSchema } from './event-schema.ts';

const tag = 'Events';
const roles = ['owner', 'admin', 'moderator'] as const;
const [defaultLimit, maxLimit] = [100, 1_000];

const oneOrMore = (value: unknown) => (typeof value === 'string' ? [value] : value);

const query = z.strictObject({
  after: z.string().max(2000).optional().meta({
    description:
      '`next` of the answer before; or `now`: only what comes from now on. Left out: from the beginning.',
  }),
  limit: z.coerce
    .number('must be a whole number')
    .int()
    .min(1)
    .max(maxLimit)
    .default(defaultLimit)
    .meta({ description: 'How many events an answer has at most.' }),
  type: z
    .preprocess(oneOrMore, z.array(eventTypeSchema).min(1).max(eventTypes.length))
    .optional()
    .meta({ description: 'Only events of this type; may be given several times.' }),
  campaignId: id().optional(),
  sort: z.enum(['occurred', '-occurred']).default('occurred').meta({
    description: 'The oldest first, to follow them; or the newest first, where `next` leads to older ones.',
  }),
});

const pageSchema = z
  .object({
    items: z.array(eventSchema),
    next: z.string().meta({
      description: 'Where to go on: always given, so that you can keep it and ask again later.',
      example: 'WyJjcmVhdGVkQXQiXQ',
    }),
    more: z
      .boolean()
      .meta({ description: 'Whether there is more already. If not, wait before you ask again.' }),
  })
  .meta({ id: 'EventPage' });

/** As it stands in its row, where `write-events.ts` has put it by the same types. */
const present = (event: AccountEvent) => event as z.input<typeof eventSchema>;

export function eventRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/events',
      operationId: 'listEvents',
      summary: 'What happened, to follow or to catch up with',
      description:
        'The events that webhooks carry too, each once, in an order that does not change: whoever goes on from `next` misses none ' +
        `and sees none twice. They are listed within some seconds, and kept ${eventKeptDays} days; who asks from before that is told so (\`events_gone\`).`,
      tag,
      roles,
      query,
      responses: { 200: { description: 'Some of the events.', body: pageSchema } },
      errors: ['not_found', 'invalid_cursor', 'events_gone'],
      async handle({ query: { after, limit, type: types, campaignId, sort }, principal }) {
        const { accountId } = principal;
        const order = `events ${accountId} ${sort}`;
        const place = after === 'now' ? null : decodeCursor(after, order, z.int().min(0));
        if (campaignId !== undefined) await requireCampaign(db, principal, campaignId);
        const oldestFirst = sort === 'occurred';
        const start = after === 'now' ? Number.MAX_SAFE_INTEGER : (place ?? 0);
        const from = oldestFirst ? { after: start } : { before: place };
        const found = await listEvents(db.sql, { accountId, types, campaignId, from, limit: limit + 1 });
        // A place beyond the last one is of a database that has been put back since: what comes now has such places again.
        const isGone = place !== null && (place < found.forgottenThrough || place > found.lastPlace);
        if (oldestFirst && isGone) throw new LastcallError('events_gone');
        const shown = found.events.slice(0, limit);
        const more = found.events.length > limit;
        const end = oldestFirst ? found.lastPlace : 0;
        const next = more ? (shown.at(-1)?.place ?? end) : end;
        const items = shown.map(({ place: _place, ...event }) => present(event));
        return { status: 200, body: { items, next: encodeCursor(order, next), more } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/events/{eventId}',
      operationId: 'getEvent',
      summary: 'Read an event',
      tag,
      roles,
      params: z.strictObject({ eventId: id() }),
      responses: { 200: { description: 'The event.', body: eventSchema } },
      errors: ['not_found'],
      async handle({ params: { eventId }, principal: { accountId } }) {
        const event = await readEvent(db.sql, accountId, eventId);
        if (!event) throw new LastcallError('not_found', { what: 'event' });
        return { status: 200, body: present(event) };
      },
    }),
  ];
}
