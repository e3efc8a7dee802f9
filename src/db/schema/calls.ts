import { sql } from 'drizzle-orm';
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
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
    /** The time of the event that said so, here and below: where events contradict each other, the earliest counts. */
    contactAt: instant('contact_at'),
    /** Who called: the dialer's id of the caller. */
    callerId: text('caller_id'),
    callerAt: instant('caller_at'),
    fromNumber: text('from_number'),
    fromAt: instant('from_at'),
    toNumber: text('to_number'),
    toAt: instant('to_at'),
    /** True once an event proved that the dial was really placed. */
    placed: boolean().notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    durationSeconds: integer('duration_seconds'),
    outcome: text({ enum: callOutcomes }),
    /** The time of the `result` event that the outcome is from; null where it was heard from the line. */
    outcomeAt: instant('outcome_at'),
    disposition: text(),
    /** The time of the event that the disposition is from; null in rows of before 0.2, where it is `resultAt`. */
    dispositionAt: instant('disposition_at'),
    /** The newest answer to each question. */
    answers: jsonb().$type<Record<string, unknown>>(),
    /** For each question the time of the event that its answer is from, in ms of the epoch; missing as above. */
    answeredAtMs: jsonb('answered_at_ms').$type<Record<string, number>>(),
    /** The time of the newest `result` event. */
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
    // By the id alone, for events that tell no campaign: only of calls that came from a call source.
    index('calls_from_sources')
      .on(t.id)
      .where(sql`${t.id} like 'source:%'`),
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
    /** 64 bits of the MD5 of all that the event said: an id that comes again with something else is told apart. */
    contentHash: bigint('content_hash', { mode: 'bigint' }),
    receivedAt: instant('received_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] })],
);
