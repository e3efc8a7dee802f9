import { createGunzip } from 'node:zlib';
import { pipeline, type Readable } from 'node:stream';
import type { ISql } from 'postgres';
import { readFiles } from '../archive-store/read-files.ts';
import type { ArchiveStore } from '../archive-store/store.ts';
import { ownHeading } from '../csv/column-headings.ts';
import { columns } from '../csv/columns.ts';
import { type Cell, csvLine, lineChunks } from '../csv/csv.ts';
import { jsonLine } from '../csv/json-lines.ts';
import { spreadsheetLine } from '../csv/spreadsheet.ts';
import { zonedTime } from '../csv/zoned-time.ts';
import { asText, cursorPages, keyColumns } from '../db/seals/export-pages.ts';
import {
  type ExportRows,
  keyedColumns,
  mostUsedKeys,
  plainRows,
  spreadsheetRows,
} from '../db/seals/export-queries.ts';
import { type ExportSource, liveSource } from '../db/seals/live-source.ts';
import { sealedRows } from '../db/seals/sealed-source.ts';
import type { Fragment } from '../db/fragment.ts';
import { type ExportKind, sealedSources } from '../domain/exports.ts';
import type { ManifestPart, PartKind } from '../domain/manifest.ts';

/** How an export is written. */
export type ExportLayout =
  | { name: 'plain' | 'jsonl' }
  | {
      name: 'spreadsheet';
      /** An IANA name, or `UTC`. */
      timeZone: string;
      /** Whether it begins with a byte order mark, without which Excel takes UTF-8 for something else. */
      bom: boolean;
    };

/** With what else a file of contacts has, as many as an import takes. */
const mostKeyColumns = 190;

/**
 * An export that is made of rows on demand.
 *
 * @param input.sealed the sealed files to make it of; null: of the rows in the database
 * @param input.stop ends the reading of sealed files
 */
export async function* exportChunks(
  sql: ISql,
  input: {
    campaignId: string;
    kind: ExportKind;
    layout: ExportLayout;
    sealed: { store: ArchiveStore; parts: readonly ManifestPart[] } | null;
    stop: AbortSignal;
  },
): AsyncGenerator<Buffer, void, undefined> {
  const { campaignId, kind, layout, sealed, stop } = input;
  const source = sealed ? await sealedSource(sql, kind, sealed, stop) : liveSource(sql, campaignId);
  if (layout.name === 'spreadsheet') {
    const rows = spreadsheetRows(sql, campaignId, kind, source);
    const { headings, cells } = await spreadsheetColumns(sql, rows);
    const zoned = zonedTime(layout.timeZone);
    const head = (layout.bom ? '\uFEFF' : '') + spreadsheetLine(headings, zoned);
    yield* lineChunks(head, pages(sql, rows, cells), (row) => spreadsheetLine(row, zoned));
    return;
  }
  const rows = plainRows(sql, campaignId, kind, source, columns[kind === 'results' ? 'contacts' : kind]);
  const names = rows.columns;
  const all = pages(
    sql,
    rows,
    names.map((name) => asText(sql, name)),
  );
  if (layout.name === 'plain') yield* lineChunks(csvLine(names), all, (cells) => csvLine(cells));
  else yield* lineChunks('', all, (row) => jsonLine(names, row, jsonNames));
}

const jsonNames = new Set([...Object.keys(keyedColumns), 'attempt_log']);

const pages = (sql: ISql, rows: ExportRows, cells: readonly Fragment[]) =>
  cursorPages(sql, rows, cells) as AsyncGenerator<Cell[][]>;

async function spreadsheetColumns(sql: ISql, rows: ExportRows) {
  const headings: string[] = [];
  const cells: Fragment[] = [];
  for (const name of rows.columns) {
    const keyed = keyedColumns[name];
    if (!keyed) {
      headings.push(name);
      cells.push(asText(sql, name));
      continue;
    }
    const { keys, more } = await mostUsedKeys(sql, rows, name, mostKeyColumns);
    const fixed = [...rows.columns, keyed.others];
    headings.push(...keys.map((key) => ownHeading(key, fixed, keyed.what)));
    if (more) headings.push(keyed.others);
    cells.push(...keyColumns(sql, name, keys, more));
  }
  return { headings, cells };
}

async function sealedSource(
  sql: ISql,
  kind: ExportKind,
  { store, parts }: { store: ArchiveStore; parts: readonly ManifestPart[] },
  stop: AbortSignal,
): Promise<ExportSource> {
  const loaded = new Map<PartKind, Fragment>();
  for (const each of sealedSources[kind]) {
    const files = parts.filter((part) => part.kind === each);
    const csv = gunzipped(readFiles(store, files));
    // All parts of a kind are guarded as its first is.
    const guard = files[0]?.guard ?? 'beginning';
    const { rows } = await sealedRows(sql, { kind: each, names: columns[each], guard }, csv, stop);
    loaded.set(each, rows);
  }
  return (each) => {
    const rows = loaded.get(each);
    if (!rows) throw new Error(`An export of ${kind} is not made of ${each}.`);
    return rows;
  };
}

/** The text of compressed files. */
export function gunzipped(files: Readable): Readable {
  const gunzip = createGunzip();
  // An error reaches the reader through `gunzip`, and a reader that leaves closes the files.
  pipeline(files, gunzip, () => {});
  return gunzip;
}
