import type { Sql } from 'postgres';
import { type ExportPreset, findExportPreset } from '../../db/export-presets/presets.ts';
import type { PresetTarget } from '../../domain/export-presets.ts';
import { LastcallError } from '../../errors.ts';
import { columnsFor } from '../../export/preset-columns.ts';
import { refuse } from '../http/validate.ts';

/**
 * The preset that a request names by id or name; null where it names none.
 *
 * @throws LastcallError `preset_not_found`; `invalid_request` where columns are named too
 */
export async function namedPreset(
  sql: Sql,
  accountId: string,
  part: 'body' | 'query',
  { preset: named, columns }: { preset?: string | undefined; columns?: readonly string[] | undefined },
): Promise<ExportPreset | null> {
  if (named === undefined) return null;
  if (columns !== undefined)
    refuse(part, ['preset'], 'has its own columns: name a preset or columns, not both');
  const preset = await findExportPreset(sql, accountId, named);
  if (!preset) throw new LastcallError('preset_not_found', { preset: named });
  return preset;
}

/**
 * The columns of a preset for an export. A file that lacks some of them is made for nobody: whoever reads it by place would
 * take one column for another.
 *
 * @throws LastcallError `preset_outdated`; `invalid_request` where the preset is for something else
 */
export function columnsOfPreset(
  preset: ExportPreset,
  target: PresetTarget,
  part: 'body' | 'query',
): readonly string[] {
  const { id, name, of, kind, layout, columns } = preset;
  if (of !== target.of || kind !== target.kind || layout !== target.layout) {
    refuse(part, ['preset'], `"${name}" is for ${targetWords(preset)}, not for ${targetWords(target)}`);
  }
  const missing = missingColumns(preset);
  if (missing.length > 0) {
    throw new LastcallError('preset_outdated', { preset: name, presetId: id, columns: missing.join(', ') });
  }
  return columns;
}

/** Columns of a preset that there are no more. */
export function missingColumns(preset: PresetTarget & Pick<ExportPreset, 'columns'>): string[] {
  const known = columnsFor(preset) ?? [];
  return preset.columns.filter((column) => !known.includes(column));
}

const targetWords = ({ of, kind, layout }: PresetTarget): string =>
  of === 'account' ? `${kind} of the account` : `${kind} of a campaign in the layout ${layout}`;
