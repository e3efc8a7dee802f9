import { z } from 'zod';
import {
  accountExportColumns,
  accountExportFormats,
  accountExportKinds,
  accountExportStatuses,
  columnsOf,
  defaultKeepDays,
  exportPeriods,
} from '../../domain/account-exports.ts';
import { presetInput } from '../export-presets/preset-input.ts';
import { day, id, timestamp } from '../http/schemas.ts';

const everyColumn = [...new Set(accountExportKinds.flatMap(columnsOf))] as [string, ...string[]];

const kind = z.enum(accountExportKinds).meta({
  description:
    '`dials`: every dial that was placed. `results`: the same with the contact and the answers, in CSV a column for each ' +
    'question. `caller_activity`: for each day, campaign and caller what they did. `number_history`: each rental of a number ' +
    'with its campaign and its release.',
});

const content = {
  kind,
  format: z.enum(accountExportFormats).default('csv').meta({
    description:
      '`csv`: as spreadsheets read it, times of the account’s zone. `jsonl`: JSON Lines, times in UTC.',
  }),
  columns: z
    .array(z.enum(everyColumn))
    .min(1)
    .optional()
    .meta({
      description: `Those of the kind that the file is to have, in this order; left out: all. ${accountExportKinds
        .map((each) => `\`${each}\`: ${Object.keys(accountExportColumns[each]).join(', ')}`)
        .join('. ')}.`,
    }),
  preset: presetInput(),
  campaignIds: z
    .array(id())
    .min(1)
    .max(1_000)
    .transform((ids) => [...new Set(ids)])
    .optional()
    .meta({ description: 'Only of these campaigns; left out: of all.' }),
  keepDays: z
    .int()
    .min(1)
    .max(365)
    .default(defaultKeepDays)
    .meta({ description: 'For how many days the file is kept.' }),
};

const ofKind = (request: { kind: (typeof accountExportKinds)[number]; columns?: string[] | undefined }) =>
  request.columns?.every((column) => columnsOf(request.kind).includes(column)) ?? true;
const columnsOfKind = { path: ['columns'], error: 'has a column that this kind does not have' };

export const newExportSchema = z
  .strictObject({
    ...content,
    from: day()
      .optional()
      .meta({ description: 'From this day of the account’s time zone on; left out: from the first.' }),
    to: day().optional().meta({ description: 'To the end of this day; left out: to now.' }),
  })
  .refine(ofKind, columnsOfKind)
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'must not be before from',
  })
  .meta({ id: 'NewAccountExport', example: { kind: 'dials', from: '2026-11-01', to: '2026-11-30' } });

export const newScheduleSchema = z
  .strictObject({
    ...content,
    every: z
      .enum(exportPeriods)
      .meta({ description: 'Each exports the whole day, week (from Monday on) or month before.' }),
    weekday: z
      .int()
      .min(0)
      .max(6)
      .default(1)
      .meta({ description: '0 is Sunday, 1 Monday. For `week`; a month’s is made on its first day.' }),
    hour: z.int().min(0).max(23).default(6).meta({ description: 'In the account’s time zone.' }),
  })
  .refine(ofKind, columnsOfKind)
  .meta({ id: 'NewExportSchedule', example: { kind: 'dials', every: 'week', weekday: 1, hour: 6 } });

const shown = {
  id: id(),
  kind,
  format: z.enum(accountExportFormats),
  columns: z.array(z.string()),
  campaignIds: z.array(id()).nullable(),
  keepDays: z.int(),
  createdAt: timestamp(),
  createdBy: z.string().meta({ description: '`user:<id>` or `key:<id>`.' }),
  createdByName: z.string().nullable(),
};

export const exportSchema = z
  .object({
    ...shown,
    timeZone: z.string(),
    from: z.string().nullable().meta({ example: '2026-11-01' }),
    to: z.string().nullable().meta({ example: '2026-11-30' }),
    status: z.enum(accountExportStatuses),
    rows: z.int().meta({ description: 'Written so far.' }),
    estimatedRows: z.int().nullable().meta({ description: 'About how many there will be; null: not known.' }),
    bytes: z.int().meta({ description: 'Of the compressed file, so far.' }),
    scheduleId: id().nullable(),
    finishedAt: timestamp().nullable(),
    expiresAt: timestamp().nullable().meta({ description: 'When the file is taken away.' }),
    downloadedAt: timestamp().nullable().meta({ description: 'When it was first downloaded to its end.' }),
  })
  .meta({ id: 'AccountExport' });

export const scheduleSchema = z
  .object({
    ...shown,
    presetId: id().nullable().meta({ description: 'Whose columns it has, and follows.' }),
    every: z.enum(exportPeriods),
    weekday: z.int().nullable(),
    hour: z.int(),
  })
  .meta({ id: 'ExportSchedule' });

export const linkSchema = z
  .object({
    url: z.string().meta({ description: 'Compressed with gzip where it ends with `compressed=true`.' }),
    expiresAt: timestamp(),
  })
  .meta({ id: 'ExportLink' });
