import { z } from 'zod';
import type { ExportPreset } from '../../db/export-presets/presets.ts';
import { exportLayouts, presetKinds, presetScopes, type PresetTarget } from '../../domain/export-presets.ts';
import { columnsFor } from '../../export/preset-columns.ts';
import { etag, id, nameInput, timestamp } from '../http/schemas.ts';
import { refuse } from '../http/validate.ts';
import { missingColumns } from './chosen-columns.ts';

const looksLikeAnId = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const name = nameInput(100).refine((text) => !looksLikeAnId.test(text), 'must not look like an id');

const columns = z
  .array(z.string().min(1).max(100))
  .min(1)
  .max(100)
  .refine((all) => new Set(all).size === all.length, 'names a column twice')
  .meta({ description: 'In the order that the file is to have.' });

const target = {
  of: z.enum(presetScopes).meta({
    description: '`campaign`: for files of one campaign. `account`: for exports of all of the account.',
  }),
  kind: z.enum(presetKinds).meta({
    description:
      'Of a campaign `calls`, `contacts`, `receipts` or `results`; of the account `dials`, `results`, `caller_activity` or ' +
      '`number_history`.',
  }),
};

export const newPresetSchema = z
  .strictObject({
    name,
    ...target,
    layout: z
      .enum(exportLayouts)
      .optional()
      .meta({ description: 'Of a campaign’s file; left out: `spreadsheet`. Not for the account.' }),
    columns,
  })
  .meta({
    id: 'NewExportPreset',
    example: { name: 'For the board', of: 'campaign', kind: 'calls', columns: ['started_at', 'outcome'] },
  });

export const changePresetSchema = z
  .strictObject({ name, columns })
  .partial()
  .meta({ id: 'ChangeExportPreset', example: { columns: ['started_at', 'to_number', 'outcome'] } });

export const presetSchema = z
  .object({
    id: id(),
    etag: etag(),
    name: z.string(),
    ...target,
    layout: z.enum(exportLayouts).nullable(),
    columns: z.array(z.string()),
    missingColumns: z.array(z.string()).meta({
      description:
        'Those of them that there are no more, since an update of Lastcall. Exports are refused until the preset is changed; ' +
        'scheduled ones leave them out.',
    }),
    schedules: z.int().meta({ description: 'Scheduled exports that have its columns, and follow it.' }),
    createdAt: timestamp(),
    createdBy: z.string().meta({ description: '`user:<id>` or `key:<id>`.' }),
    createdByName: z.string().nullable(),
    changedAt: timestamp(),
  })
  .meta({ id: 'ExportPreset' });

export const presentPreset = (preset: ExportPreset) => ({
  ...preset,
  missingColumns: missingColumns(preset),
});

/** @throws LastcallError `invalid_request` for a kind or a layout that there is not */
export function targetOf({ of, kind, layout }: z.output<typeof newPresetSchema>): PresetTarget {
  if (of === 'account' && layout !== undefined) refuse('body', ['layout'], 'is for files of a campaign');
  const asked: PresetTarget = { of, kind, layout: of === 'account' ? null : (layout ?? 'spreadsheet') };
  if (!columnsFor(asked)) refuse('body', ['kind'], `does not exist of the ${of}`);
  return asked;
}

/** @throws LastcallError `invalid_request` for a column that there is not */
export function requireKnownColumns(chosen: readonly string[], asked: PresetTarget): void {
  const known = columnsFor(asked) ?? [];
  const at = chosen.findIndex((column) => !known.includes(column));
  if (at !== -1) {
    refuse('body', ['columns', String(at)], `there is no "${chosen[at]}", only ${known.join(', ')}`);
  }
}
