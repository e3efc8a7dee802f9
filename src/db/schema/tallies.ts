import { bigint, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { callOutcomes } from '../../domain/calls.ts';
import { accounts } from './accounts.ts';
import { campaigns } from './campaigns.ts';
import { instant } from './columns.ts';

// Kept by record calls, in its own statement, so that no chart counts calls.

/** Placed dials by quarter of an hour, the step of all time zones' offsets: a day of any zone is a sum of rows. */
export const dialTally = pgTable(
  'dial_tally',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    /** The quarter's beginning, in the dialers' own time. */
    quarterAt: instant('quarter_at').notNull(),
    dials: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.quarterAt] })],
);

/** Calls by their disposition. */
export const dispositionTally = pgTable(
  'disposition_tally',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    disposition: text().notNull(),
    calls: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.disposition] })],
);

/** Calls by how they ended on the line. */
export const outcomeTally = pgTable(
  'outcome_tally',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    outcome: text({ enum: callOutcomes }).notNull(),
    calls: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.outcome] })],
);

/** The newer active campaign that has most of a campaign's contacts too, by their phone numbers. */
export const contactOverlaps = pgTable('contact_overlaps', {
  campaignId: uuid('campaign_id')
    .primaryKey()
    .references(() => campaigns.id, { onDelete: 'cascade' }),
  newerId: uuid('newer_id')
    .notNull()
    .references(() => campaigns.id, { onDelete: 'cascade' }),
  shared: integer().notNull(),
});

/** Since when an account's overlaps are out of date, and when they were last found. */
export const overlapRefreshes = pgTable('overlap_refreshes', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  dueAt: instant('due_at'),
  refreshedAt: instant('refreshed_at'),
});
