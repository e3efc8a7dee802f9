import { sql } from 'drizzle-orm';
import { bigint, boolean, check, foreignKey, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { archiveReasons, archiveStages, campaignStatuses } from '../../domain/campaign.ts';
import { clearProblems } from '../../domain/clearing.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/**
 * A campaign. Counts are kept by the statements that change what they count, so that no page counts calls.
 * Times that decide (`launchedAt`, `lastDialAt`, `archivedAt`) are on the campaign's clock: the database's `now()`
 * plus `clockShiftMs`, which is zero for all but demo accounts.
 */
export const campaigns = pgTable(
  'campaigns',
  {
    id: id(),
    accountId: uuid('account_id').notNull(),
    demo: boolean().notNull().default(false),
    name: text().notNull(),
    status: text({ enum: campaignStatuses }).notNull().default('draft'),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    /** When what the campaign calls for takes place, such as an election. */
    eventAt: instant('event_at'),
    clonedFrom: uuid('cloned_from'),
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    launchedAt: instant('launched_at'),
    lastDialAt: instant('last_dial_at'),
    clockShiftMs: bigint('clock_shift_ms', { mode: 'number' }).notNull().default(0),
    /** When a `callMade` signal was last sent: the gate that keeps signals one coalescing interval apart. */
    signalledAt: instant('signalled_at'),
    /** When people were told that the campaign is about to archive itself; cleared by the next dial. */
    noticedAt: instant('noticed_at'),
    /** The deadline that people were told of; counts only while `noticedAt` is set. */
    noticedFor: instant('noticed_for'),
    /** When people were last reminded of the deadline, or told that it has moved. */
    remindedAt: instant('reminded_at'),
    /** Until when somebody has kept the campaign without a dial. */
    keptUntil: instant('kept_until'),
    keepCount: integer('keep_count').notNull().default(0),
    /** Until when the campaign does not archive itself; infinity: without an end. Stays when it is over. */
    exemptUntil: instant('exempt_until'),
    exemptAt: instant('exempt_at'),
    exemptBy: text('exempt_by'),
    exemptReason: text('exempt_reason'),
    /** The deadline to which the history of the deadline has come, and when; null while there is none. */
    notedDeadline: instant('noted_deadline'),
    notedAt: instant('noted_at'),
    archivedAt: instant('archived_at'),
    archiveReason: text('archive_reason', { enum: archiveReasons }),
    archivedBy: text('archived_by'),
    stage: text({ enum: archiveStages }),
    sealedAt: instant('sealed_at'),
    completedAt: instant('completed_at'),
    /** Set while a legal hold keeps its data from being deleted or changed. */
    legalHoldAt: instant('legal_hold_at'),
    legalHoldBy: text('legal_hold_by'),
    legalHoldReason: text('legal_hold_reason'),
    /** When its data was deleted because the account's time of keeping it was over. */
    dataDeletedAt: instant('data_deleted_at'),
    /** From here on its calls and contacts are read from the seal alone: set before the first row leaves. */
    clearingAt: instant('clearing_at'),
    /** When the last row had left. */
    clearedAt: instant('cleared_at'),
    /** Why its rows stay although they could leave, and since when. */
    clearProblem: text('clear_problem', { enum: clearProblems }),
    clearProblemAt: instant('clear_problem_at'),
    contactCount: integer('contact_count').notNull().default(0),
    dialledContactCount: integer('dialled_contact_count').notNull().default(0),
    eventCount: bigint('event_count', { mode: 'number' }).notNull().default(0),
    dialCount: bigint('dial_count', { mode: 'number' }).notNull().default(0),
    numberCount: integer('number_count').notNull().default(0),
    releasedNumberCount: integer('released_number_count').notNull().default(0),
  },
  (t) => [
    foreignKey({ columns: [t.accountId, t.demo], foreignColumns: [accounts.id, accounts.demo] }),
    oneOf('campaigns_status', t.status, campaignStatuses),
    oneOf('campaigns_stage', t.stage, archiveStages),
    check('campaigns_clock', sql`${t.demo} or ${t.clockShiftMs} = 0`),
    check('campaigns_launched', sql`(${t.status} = 'draft') = (${t.launchedAt} is null)`),
    check(
      'campaigns_archived',
      sql`(${t.status} = 'archived') = (${t.archivedAt} is not null and ${t.archiveReason} is not null and ${t.archivedBy} is not null and ${t.stage} is not null)
        and (${t.status} = 'archived' or ${t.stage} is null)`,
    ),
    oneOf('campaigns_clear_problem', t.clearProblem, clearProblems),
    check(
      'campaigns_clearing',
      sql`(${t.clearingAt} is null or ${t.status} = 'archived' and ${t.sealedAt} is not null)
        and (${t.clearedAt} is null or ${t.clearingAt} is not null)
        and (${t.clearProblem} is null) = (${t.clearProblemAt} is null)`,
    ),
    index('campaigns_index').on(t.accountId, t.status, t.id),
    index('campaigns_to_clear')
      .on(t.id)
      .where(sql`${t.stage} = 'complete' and ${t.clearedAt} is null`),
    index('campaigns_clear_problem_seen')
      .on(t.accountId)
      .where(sql`${t.clearProblem} is not null`),
  ],
);
