import { sql } from 'drizzle-orm';
import { index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { findingKinds, findingResolutions } from '../../domain/findings.ts';
import { absences } from '../../domain/receipt.ts';
import { stuckReasons } from '../../domain/stuck.ts';
import { accounts } from './accounts.ts';
import { campaigns } from './campaigns.ts';
import { id, instant, oneOf } from './columns.ts';
import { phoneNumbers } from './numbers.ts';

/** One comparison of an account's numbers of one carrier with the carrier's own list. */
export const comparisons = pgTable(
  'comparisons',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    carrier: text().notNull(),
    /** Goes up when the listing is begun again: what an earlier attempt still writes does not count. */
    attempt: integer().notNull().default(1),
    /** When the listing that counts began: what changed after it is not judged. */
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    /** Numbers that the carrier listed, and how many findings were open at the end; null unless it was judged. */
    listed: integer(),
    leaks: integer(),
    ghosts: integer(),
    strangers: integer(),
    /** Why nothing was judged: a code of `src/carriers/reasons.ts`, `internal`, or `outrun` by a later comparison. */
    error: text(),
  },
  (t) => [index('comparisons_account').on(t.accountId, t.id)],
);

/** The carrier's list while it is being read; emptied when the comparison ends. */
export const comparisonListings = pgTable(
  'comparison_listings',
  {
    comparisonId: uuid('comparison_id')
      .notNull()
      .references(() => comparisons.id),
    attempt: integer().notNull(),
    e164: text('e164').notNull(),
    carrierRef: text('carrier_ref'),
    purchasedAt: instant('purchased_at'),
    monthlyCostCents: integer('monthly_cost_cents'),
    currency: text().notNull().default('USD'),
    /** The subaccount that rents it; null when the account itself does. */
    subaccount: text(),
  },
  (t) => [primaryKey({ columns: [t.comparisonId, t.attempt, t.e164] })],
);

/** Where our books and a carrier's list differ. */
export const findings = pgTable(
  'findings',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    carrier: text().notNull(),
    kind: text({ enum: findingKinds }).notNull(),
    e164: text('e164').notNull(),
    /** Our row: the rental that was given back (leak), is held (ghost) or was made by the fix. */
    numberId: uuid('number_id').references(() => phoneNumbers.id),
    /** The carrier's own id of the rental, where the carrier lists it. */
    carrierRef: text('carrier_ref'),
    purchasedAt: instant('purchased_at'),
    /** Hundredths of the currency that the carrier charges a month, where it tells. */
    monthlyCostCents: integer('monthly_cost_cents'),
    currency: text().notNull().default('USD'),
    /** The subaccount that rents a leak; null when the account itself does. */
    subaccount: text(),
    /** Of a ghost: what shows that it is gone. */
    absence: text({ enum: absences }),
    firstSeenAt: instant('first_seen_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    resolvedAt: instant('resolved_at'),
    resolution: text({ enum: findingResolutions }),
  },
  (t) => [
    oneOf('findings_kind', t.kind, findingKinds),
    uniqueIndex('findings_open')
      .on(t.accountId, t.carrier, t.kind, t.e164)
      .where(sql`${t.resolvedAt} is null`),
    index('findings_account').on(t.accountId, t.id),
  ],
);

/** What the nightly look at the campaign workflows did and saw; a row an account where there was anything to tell. */
export const workflowChecks = pgTable(
  'workflow_checks',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    checkedAt: instant('checked_at').notNull(),
    /** Campaigns whose workflow was missing and was started. */
    started: jsonb().$type<string[]>().notNull(),
    /** Workflows that run although their campaign needs none. */
    surplus: jsonb().$type<{ workflowId: string; reason: string }[]>().notNull(),
  },
  (t) => [index('workflow_checks_account').on(t.accountId, t.id)],
);

/** Workflows whose tasks fail at every attempt, as the newest nightly look saw them. */
export const stuckWorkflows = pgTable(
  'stuck_workflows',
  {
    workflowId: text('workflow_id').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** Null where it is not a campaign's. */
    campaignId: uuid('campaign_id').references(() => campaigns.id),
    /**
     * When the task that fails was first handed out, on the Temporal server's clock; or since when what is due has not
     * happened, on the campaign's.
     */
    since: instant('since').notNull(),
    /** Of the task that fails; 0 where none does. */
    attempts: integer().notNull(),
    reason: text({ enum: stuckReasons }).notNull().default('task_fails'),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [
    oneOf('stuck_workflows_reason', t.reason, stuckReasons),
    index('stuck_workflows_account').on(t.accountId),
  ],
);
