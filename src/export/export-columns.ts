import { columns } from '../csv/columns.ts';
import { resultColumns, shownColumns } from '../db/seals/export-queries.ts';
import type { ExportKind } from '../domain/exports.ts';

/** The columns that an export has, and of which some can be chosen, in their order. */
export function exportColumns(kind: ExportKind, { shown }: { shown: boolean }): readonly string[] {
  if (shown) return shownColumns[kind];
  return kind === 'results' ? resultColumns : columns[kind];
}
