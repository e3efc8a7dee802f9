import { sql } from 'drizzle-orm';
import { bigint, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { id, instant } from './columns.ts';

/**
 * What other systems of an account are told of, written in the transaction of what it tells. Rows refer to nothing, so that
 * thousands of releases at once do not queue for their account's row.
 */
export const events = pgTable(
  'events',
  {
    id: id(),
    accountId: uuid('account_id').notNull(),
    /** One of `src/domain/events.ts`, unless another version wrote it. */
    type: text().notNull(),
    campaignId: uuid('campaign_id'),
    /** On the world's clock, also in demo accounts. */
    occurredAt: instant('occurred_at').notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    /** Its place among the account's, from 1 on; null: it has none yet, and nobody sees it. */
    place: bigint({ mode: 'number' }),
  },
  (t) => [
    uniqueIndex('events_place')
      .on(t.accountId, t.place)
      .where(sql`${t.place} is not null`),
    index('events_campaign')
      .on(t.campaignId, t.place)
      .where(sql`${t.place} is not null`),
    index('events_unplaced')
      .on(t.id)
      .where(sql`${t.place} is null`),
  ],
);

/** How far each account's events have got. */
export const eventPlaces = pgTable('event_places', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  lastPlace: bigint('last_place', { mode: 'number' }).notNull(),
  /** The last place of which the event is deleted; what comes before it may be incomplete. */
  forgottenThrough: bigint('forgotten_through', { mode: 'number' }).notNull().default(0),
});
