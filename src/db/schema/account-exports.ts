import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  accountExportFormats,
  accountExportKinds,
  accountExportStatuses,
  defaultKeepDays,
  exportPeriods,
} from '../../domain/account-exports.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { exportPresets } from './export-presets.ts';

/** What is exported, of one export and of one schedule. */
const content = {
  accountId: uuid('account_id')
    .notNull()
    .references(() => accounts.id),
  kind: text({ enum: accountExportKinds }).notNull(),
  format: text({ enum: accountExportFormats }).notNull(),
  columns: text().array().notNull(),
  /** Null: all of them. */
  campaignIds: uuid('campaign_ids').array(),
  keepDays: integer('keep_days').notNull().default(defaultKeepDays),
  /** As in the audit log. */
  createdBy: text('created_by').notNull(),
};

/** Exports of all of an account on a day of each week, month, or each day; Temporal holds the clock. */
export const exportSchedules = pgTable(
  'export_schedules',
  {
    id: id(),
    ...content,
    /** Whose columns these are: they follow it. Null: chosen for this schedule alone. */
    presetId: uuid('preset_id').references(() => exportPresets.id, { onDelete: 'set null' }),
    every: text({ enum: exportPeriods }).notNull(),
    /** 0: Sunday. For weeks alone. */
    weekday: integer(),
    hour: integer().notNull(),
    createdAt: createdAt(),
    removedAt: instant('removed_at'),
  },
  (t) => [
    oneOf('export_schedules_kind', t.kind, accountExportKinds),
    oneOf('export_schedules_format', t.format, accountExportFormats),
    oneOf('export_schedules_every', t.every, exportPeriods),
    check('export_schedules_weekday', sql`(${t.every} = 'week') = (${t.weekday} is not null)`),
    index('export_schedules_account').on(t.accountId, t.id),
    index('export_schedules_preset').on(t.presetId),
  ],
);

/** One export of all of an account, carried out by the workflow `accountExport`. */
export const accountExports = pgTable(
  'account_exports',
  {
    id: id(),
    ...content,
    /** Whose days the range has, and whose times a CSV file has: an IANA name. */
    timeZone: text('time_zone').notNull(),
    /** The range that was asked for, as days of that zone, and as instants: from the first and before the second. */
    fromDay: text('from_day'),
    toDay: text('to_day'),
    fromAt: instant('from_at').notNull(),
    beforeAt: instant('before_at').notNull(),
    status: text({ enum: accountExportStatuses }).notNull().default('waiting'),
    /** Written so far; of the part that is under way about so many. */
    rows: bigint({ mode: 'number' }).notNull().default(0),
    /** Null: not known before. */
    estimatedRows: bigint('estimated_rows', { mode: 'number' }),
    /** The questions that have a column of their own in a CSV file; null before they were looked for. */
    questions: text().array(),
    moreQuestions: boolean('more_questions').notNull().default(false),
    scheduleId: uuid('schedule_id').references(() => exportSchedules.id),
    /** Which of the schedule's times it is for. */
    occurrence: text(),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
    expiresAt: instant('expires_at'),
    downloadedAt: instant('downloaded_at'),
  },
  (t) => [
    oneOf('account_exports_kind', t.kind, accountExportKinds),
    oneOf('account_exports_format', t.format, accountExportFormats),
    oneOf('account_exports_status', t.status, accountExportStatuses),
    unique('account_exports_occurrence').on(t.scheduleId, t.occurrence),
    index('account_exports_account').on(t.accountId, t.id),
    index('account_exports_unfinished')
      .on(t.accountId)
      .where(sql`${t.status} in ('waiting', 'running')`),
  ],
);

/** A part of an export's file, one compressed member: put one after another they are the file. */
export const accountExportParts = pgTable(
  'account_export_parts',
  {
    exportId: uuid('export_id')
      .notNull()
      .references(() => accountExports.id, { onDelete: 'cascade' }),
    /** 1, 2, 3, ... */
    sequence: integer().notNull(),
    /** Up to which campaign and, where its rows go on, which of its calls; null: to the end of it all. */
    campaignId: uuid('campaign_id'),
    callId: text('call_id'),
    rows: integer().notNull(),
    bytes: bigint({ mode: 'number' }).notNull(),
    uncompressedBytes: bigint('uncompressed_bytes', { mode: 'number' }).notNull(),
    sha256: text().notNull(),
    storeKey: text('store_key').notNull(),
  },
  (t) => [primaryKey({ columns: [t.exportId, t.sequence] })],
);
