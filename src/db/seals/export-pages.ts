import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';
import { type ExportRows, keyedColumns } from './export-queries.ts';

const rowsPerPage = 1000;

/** One column of an export as it is read: JSON as text. */
export const asText = (sql: ISql, name: string): Fragment =>
  keyedColumns[name] ? sql`${sql(name)}::text` : sql`${sql(name)}`;

/** The columns that a JSON column becomes: one for each of its keys, and for the others of `more` another one, as JSON. */
export function keyColumns(sql: ISql, name: string, keys: readonly string[], more: boolean): Fragment[] {
  const each = keys.map((key) => sql`${sql(name)} ->> ${key}`);
  return more ? [...each, sql`nullif(${sql(name)} - ${[...keys]}::text[], '{}')::text`] : each;
}

/**
 * Rows as cells, page by page, within a transaction. Nothing is held between two pages but the database's cursor.
 */
export async function* cursorPages(
  sql: ISql,
  { from, orderedBy }: ExportRows,
  cells: readonly Fragment[],
): AsyncGenerator<unknown[][], void, undefined> {
  const list = cells.map((cell, at) => sql`${at === 0 ? sql`` : sql`,`} ${cell}`);
  // All rows are read, so the database need not hurry with the first ones.
  await sql`select set_config('cursor_tuple_fraction', '1', true)`;
  await sql`declare export_rows no scroll cursor for select ${list} from ${from} r order by ${sql(orderedBy)}`;
  for (;;) {
    const page = await withLongStatements(wholeCampaignMs, () =>
      sql`fetch ${sql.unsafe(String(rowsPerPage))} from export_rows`.values(),
    );
    if (page.length > 0) yield page;
    if (page.length < rowsPerPage) return;
  }
}
