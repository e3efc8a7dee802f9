import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { callEventTypes, callOutcomes } from '../../domain/calls.ts';
import { instant } from './columns.ts';

/**
 * One row a call, folded from its events in whatever order they came. Partitioned by campaign id: a UUIDv7 begins
 * with its time of birth, so a partition holds the campaigns born in one month and can leave as a whole once all of
 * them are sealed (see docs/architecture.md).
 */
export const calls = pgTable(
  'calls',
  {
    campaignId: uuid('campaign_id').notNull(),
    /** The dialer's id of the call, ordered by bytes. */
    id: text('id').notNull(),
    contactId: uuid('contact_id'),
    /** Who called: the dialer's id of the caller. */
    callerId: text('caller_id'),
    fromNumber: text('from_number'),
    toNumber: text('to_number'),
    /** True once an event proved that the dial was really placed. */
    placed: boolean().notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    durationSeconds: integer('duration_seconds'),
    outcome: text({ enum: callOutcomes }),
    disposition: text(),
    answers: jsonb().$type<Record<string, unknown>>(),
    /** The time of the event that the disposition and answers are from; an older result never overwrites a newer. */
    resultAt: instant('result_at'),
    /** Set when an event came after the close: such a row is sealed again when the late window ends. */
    lateAt: instant('late_at'),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.id] }),
    index('calls_open')
      .on(t.campaignId, t.startedAt)
      .where(sql`${t.placed} and ${t.endedAt} is null and ${t.resultAt} is null`),
    index('calls_late')
      .on(t.campaignId, t.id)
      .where(sql`${t.lateAt} is not null`),
  ],
);

/** Which events were taken: what makes recording idempotent. Partitioned like `calls`. */
export const callEvents = pgTable(
  'call_events',
  {
    campaignId: uuid('campaign_id').notNull(),
    /** The dialer's id of the event. */
    id: text('id').notNull(),
    callId: text('call_id').notNull(),
    type: text({ enum: callEventTypes }).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] })],
);
