import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { createdAt, id, instant } from './columns.ts';

/** What must reach Temporal. */
export const outboxTopics = [
  'start',
  'archive',
  'release',
  'policy',
  'bulk',
  'restart',
  'export',
  'export_schedule',
  'erase',
  'clear',
  'webhook',
] as const;
export type OutboxTopic = (typeof outboxTopics)[number];

/** Messages to Temporal, written in the transaction of the change they tell of and kept until they arrived. */
export const outbox = pgTable(
  'outbox',
  {
    id: id(),
    topic: text({ enum: outboxTopics }).notNull(),
    /** What it is about: a campaign, or for `bulk`, `export`, `export_schedule`, `erase` and `webhook` one of these. */
    campaignId: uuid('campaign_id'),
    jobId: uuid('job_id'),
    createdAt: createdAt(),
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    lastError: text('last_error'),
    deliveredAt: instant('delivered_at'),
    /** The trace in which it was written, as W3C has it; null: nobody traced. */
    traceParent: text('trace_parent'),
  },
  (t) => [
    check(
      'outbox_subject',
      sql`(${t.topic} in ('bulk', 'export', 'export_schedule', 'erase', 'webhook')) = (${t.jobId} is not null) and num_nonnulls(${t.campaignId}, ${t.jobId}) = 1`,
    ),
    check('outbox_trace_parent', sql`${t.traceParent} ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$'`),
    index('outbox_due')
      .on(t.nextAttemptAt)
      .where(sql`${t.deliveredAt} is null`),
  ],
);
