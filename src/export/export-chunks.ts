import type { ISql } from 'postgres';
import type { ArchiveStore } from '../archive-store/store.ts';
import { ownHeading } from '../csv/column-headings.ts';
import { columns } from '../csv/columns.ts';
import { csvLine } from '../csv/csv.ts';
import { csvFormat, jsonLinesFormat, type RowFormat, spreadsheetFormat } from '../csv/row-format.ts';
import { spreadsheetLine } from '../csv/spreadsheet.ts';
import { writeRows } from '../csv/write-rows.ts';
import { copyOut } from '../db/copy-out.ts';
import {
  type ExportRows,
  keyedColumns,
  mostUsedKeys,
  plainRows,
  spreadsheetRows,
} from '../db/seals/export-queries.ts';
import { liveSourceAlone } from '../db/seals/campaign-source.ts';
import { liveSource } from '../db/seals/live-source.ts';
import { keyColumns, selectRows, typedColumn } from '../db/seals/select-rows.ts';
import type { Fragment } from '../db/fragment.ts';
import { withLiterals } from '../db/with-literals.ts';
import { parquetChunks } from './parquet-chunks.ts';
import { type ColumnType, columnType, shownType } from '../domain/column-types.ts';
import { type ExportKind, sealedSources } from '../domain/exports.ts';
import { clearedKinds, type ManifestPart } from '../domain/manifest.ts';
import { loadParts } from '../seals/load-sealed.ts';

/** How an export is written. */
export type ExportLayout =
  | { name: 'plain' | 'jsonl' | 'parquet' }
  | {
      name: 'spreadsheet';
      /** An IANA name, or `UTC`. */
      timeZone: string;
      /** Whether it begins with a byte order mark, without which Excel takes UTF-8 for something else. */
      bom: boolean;
    };

/** With what else a file of contacts has, as many as an import takes. */
const mostKeyColumns = 190;

interface ExportColumn {
  heading: string;
  type: ColumnType;
  value: Fragment;
}

/**
 * An export that is made of rows on demand.
 *
 * @param connection one of its own, within a transaction, see `copyOut`
 * @param input.sealed the sealed files to make it of; null: of the rows in the database
 * @param input.stop ends the reading of sealed files
 */
export async function* exportChunks(
  connection: ISql,
  input: {
    campaignId: string;
    kind: ExportKind;
    layout: ExportLayout;
    /** Which columns, in this order; all of them, if left out. */
    chosen?: readonly string[] | undefined;
    sealed: { store: ArchiveStore; parts: readonly ManifestPart[] } | null;
    stop: AbortSignal;
  },
): AsyncGenerator<Buffer, void, undefined> {
  const { campaignId, kind, layout, chosen, sealed, stop } = input;
  const sql = withLiterals(connection);
  const from = { campaignId, kinds: sealedSources[kind] };
  const source = sealed
    ? await loadParts(sql, sealed.store, { ...from, parts: sealed.parts }, stop)
    : from.kinds.some((each) => clearedKinds.includes(each))
      ? await liveSourceAlone(sql, campaignId)
      : liveSource(sql, campaignId);
  const shown = layout.name === 'spreadsheet';
  const rows = shown
    ? spreadsheetRows(sql, campaignId, kind, source)
    : plainRows(sql, campaignId, kind, source, columns[kind === 'results' ? 'contacts' : kind]);
  const names = chosen ?? rows.columns;
  const all = shown ? await shownColumns(sql, rows, names) : plainColumns(sql, names);
  const values = all.map(({ value }) => value);
  const pieces = copyOut(sql, selectRows(sql, rows, values));
  if (layout.name === 'parquet') yield* parquetChunks(all, pieces);
  else yield* writeRows(head(layout, all), pieces, format(layout, all));
}

function head(layout: ExportLayout, all: readonly ExportColumn[]): string {
  const headings = all.map(({ heading }) => heading);
  if (layout.name === 'jsonl') return '';
  if (layout.name !== 'spreadsheet') return csvLine(headings);
  return (layout.bom ? '\uFEFF' : '') + spreadsheetLine(headings);
}

function format(layout: ExportLayout, all: readonly ExportColumn[]): RowFormat {
  const types = all.map(({ type }) => type);
  if (layout.name === 'jsonl') return jsonLinesFormat(all);
  if (layout.name !== 'spreadsheet') return csvFormat(types);
  return spreadsheetFormat(types, layout.timeZone);
}

const plainColumns = (sql: ISql, names: readonly string[]): ExportColumn[] =>
  names.map((name) => ({ heading: name, type: columnType(name), value: typedColumn(sql, name) }));

/** With a column for each of the keys of JSON that most rows have; its heading is the same whatever else is chosen. */
async function shownColumns(sql: ISql, rows: ExportRows, names: readonly string[]): Promise<ExportColumn[]> {
  const all: ExportColumn[] = [];
  for (const name of names) {
    const keyed = keyedColumns[name];
    if (!keyed) {
      const type = shownType(name);
      all.push({ heading: name, type, value: typedColumn(sql, name, type) });
      continue;
    }
    const { keys, more } = await mostUsedKeys(sql, rows, name, mostKeyColumns);
    const fixed = [...rows.columns, keyed.others];
    const headings = keys.map((key) => ownHeading(key, fixed, keyed.what));
    if (more) headings.push(keyed.others);
    const values = keyColumns(sql, name, keys, more);
    all.push(...values.map((value, at) => ({ heading: headings[at] ?? '', type: 'text' as const, value })));
  }
  return all;
}
