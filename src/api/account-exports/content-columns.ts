import type { Sql } from 'postgres';
import { type AccountExportKind, columnsOf } from '../../domain/account-exports.ts';
import { columnsOfPreset, namedPreset } from '../export-presets/chosen-columns.ts';

/** The columns that an account's export is to have: chosen one by one, by a preset, or all. */
export async function contentColumns(
  sql: Sql,
  accountId: string,
  body: { kind: AccountExportKind; columns?: readonly string[] | undefined; preset?: string | undefined },
): Promise<{ columns: string[]; presetId: string | null }> {
  const { kind, columns: chosen } = body;
  const preset = await namedPreset(sql, accountId, 'body', body);
  const columns = preset
    ? columnsOfPreset(preset, { of: 'account', kind, layout: null }, 'body')
    : (chosen ?? columnsOf(kind));
  return { columns: [...new Set(columns)], presetId: preset?.id ?? null };
}
