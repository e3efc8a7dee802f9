import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bulkActions, bulkOutcomes } from '../../domain/bulk.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/** One action on many campaigns, asked for by a person and carried out by the workflow `bulk`. */
export const bulkJobs = pgTable(
  'bulk_jobs',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    action: text({ enum: bulkActions }).notNull(),
    /** The request's further members, such as `copyContacts`. */
    options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    /** As in the audit log. */
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    total: integer().notNull(),
    done: integer().notNull().default(0),
    finishedAt: instant('finished_at'),
  },
  (t) => [oneOf('bulk_jobs_action', t.action, bulkActions), index('bulk_jobs_account').on(t.accountId, t.id)],
);

/** One campaign of a job. Its outcome is written in the transaction that acts on the campaign. */
export const bulkJobItems = pgTable(
  'bulk_job_items',
  {
    jobId: uuid('job_id')
      .notNull()
      .references(() => bulkJobs.id),
    position: integer().notNull(),
    campaignId: uuid('campaign_id').notNull(),
    /** As it was when the job was made: a draft may be gone by now. */
    campaignName: text('campaign_name').notNull(),
    outcome: text({ enum: bulkOutcomes }),
    /** What a clone made. */
    resultCampaignId: uuid('result_campaign_id'),
    /** For `in_use`: the dial that kept the campaign alive. */
    lastDialAt: instant('last_dial_at'),
    /** For `failed`: the SQLSTATE with which the database refused. */
    failure: text(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.jobId, t.position] }),
    oneOf('bulk_job_items_outcome', t.outcome, bulkOutcomes),
    index('bulk_job_items_left')
      .on(t.jobId, t.position)
      .where(sql`${t.outcome} is null`),
    index('bulk_job_items_archived')
      .on(t.campaignId)
      .where(sql`${t.outcome} = 'archived'`),
  ],
);
