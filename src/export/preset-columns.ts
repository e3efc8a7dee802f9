import { type AccountExportKind, accountExportKinds, columnsOf } from '../domain/account-exports.ts';
import type { PresetTarget } from '../domain/export-presets.ts';
import { type ExportKind, exportKinds } from '../domain/exports.ts';
import { exportColumns } from './export-columns.ts';

/** The columns that a preset for this can have, in their own order; null: there is no such export. */
export function columnsFor({ of, kind, layout }: PresetTarget): readonly string[] | null {
  if (of === 'account') return isAccountKind(kind) ? columnsOf(kind) : null;
  return isCampaignKind(kind) ? exportColumns(kind, { shown: layout === 'spreadsheet' }) : null;
}

const isAccountKind = (kind: string): kind is AccountExportKind =>
  (accountExportKinds as readonly string[]).includes(kind);
const isCampaignKind = (kind: string): kind is ExportKind =>
  (exportKinds as readonly string[]).includes(kind);
