import { z } from 'zod';
import {
  createCalendarFeed,
  listCalendarFeeds,
  mostFeeds,
  revokeCalendarFeed,
} from '../../db/calendar-feeds/calendar-feeds.ts';
import { LastcallError } from '../../errors.ts';
import { type Principal, requirePerson } from '../http/authenticate.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, nameInput, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Calendars';
const roles = ['owner', 'admin', 'moderator'] as const;

const feed = {
  id: id(),
  name: z.string(),
  userId: id().meta({ description: 'Who made it.' }),
  userName: z.string(),
  createdAt: timestamp(),
  lastUsedAt: timestamp().nullable().meta({ description: 'To the minute.' }),
  revokedAt: timestamp().nullable(),
};

const feedSchema = z.object(feed).meta({ id: 'CalendarFeed' });

const createdSchema = z
  .object({
    ...feed,
    address: z.url().meta({
      description:
        'What a calendar subscribes to. It is shown this once; only the hash of its secret is kept.',
    }),
  })
  .meta({ id: 'CreatedCalendarFeed' });

/** Whose addresses somebody sees and revokes: a moderator only their own. */
const whose = ({ role, userId, accountId }: Principal): string | undefined =>
  // A key has none of its own; no person has an account's id.
  role === 'moderator' ? (userId ?? accountId) : undefined;

export function calendarFeedRoutes({ db, identity: { publicUrl } }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/calendar-feeds',
      operationId: 'createCalendarFeed',
      summary: 'Create an address for calendars',
      description:
        'Whoever has the address sees the names and deadlines of all active campaigns, without signing in, and nothing else. ' +
        'It holds until it is revoked, and for as long as who made it is more than a caller in the account. ' +
        `A person has ${mostFeeds} at most.`,
      tag,
      roles,
      persons: true,
      body: {
        schema: z
          .strictObject({ name: nameInput(100).meta({ description: 'What it is for.' }) })
          .meta({ id: 'NewCalendarFeed', example: { name: 'My phone' } }),
      },
      responses: { 201: { description: 'It, with its address.', body: createdSchema } },
      errors: ['too_many_calendar_feeds'],
      async handle({ body: { name }, principal }) {
        const { accountId, actor } = principal;
        const userId = requirePerson(principal);
        const made = await createCalendarFeed(db.sql, { accountId, userId, name, actor });
        if (made === 'too_many') throw new LastcallError('too_many_calendar_feeds');
        if (made === 'no_member') throw new LastcallError('no_account');
        const { secret, ...shown } = made;
        return { status: 201, body: { ...shown, address: `${publicUrl}/v1/calendars/${secret}.ics` } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/calendar-feeds',
      operationId: 'listCalendarFeeds',
      summary: 'List the addresses for calendars, the revoked ones too',
      description: 'Those of all people of the account; a moderator sees only their own.',
      tag,
      roles,
      responses: {
        200: {
          description: 'Newest first, without their secrets.',
          body: z.object({ items: z.array(feedSchema) }).meta({ id: 'CalendarFeedList' }),
        },
      },
      async handle({ principal }) {
        const { accountId } = principal;
        const items = await listCalendarFeeds(db.sql, { accountId, userId: whose(principal) });
        return { status: 200, body: { items } };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/calendar-feeds/{feedId}',
      operationId: 'revokeCalendarFeed',
      summary: 'Revoke an address for calendars',
      description:
        'At once: the next request is answered as an address that never was. Revoking twice changes nothing. A moderator ' +
        'revokes only their own.',
      tag,
      roles,
      params: z.strictObject({ feedId: id() }),
      responses: { 200: { description: 'The revoked address.', body: feedSchema } },
      errors: ['not_found'],
      async handle({ params: { feedId }, principal }) {
        const { accountId, actor } = principal;
        const revoked = await revokeCalendarFeed(db.sql, {
          accountId,
          feedId,
          userId: whose(principal),
          actor,
        });
        if (!revoked) throw new LastcallError('not_found', { what: 'address for calendars' });
        return { status: 200, body: revoked };
      },
    }),
  ];
}
