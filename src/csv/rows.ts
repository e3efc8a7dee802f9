import type { ISql } from 'postgres';
import { readCalls, readContacts, readReceipts, type RowRange } from '../db/seals/read-rows.ts';
import type { PartKind } from '../domain/manifest.ts';
import { columns } from './columns.ts';
import type { Cell } from './csv.ts';

const rowsPerPage = 1000;

type Reader = (sql: ISql, range: RowRange) => Promise<readonly object[]>;
const readers: Record<PartKind, Reader> = {
  calls: readCalls,
  contacts: readContacts,
  receipts: readReceipts,
};

/** Which rows of a campaign: above the key `after`, up to the key `through`, at most `limit` of them. */
export type Selection = Pick<RowRange, 'campaignId'> & Partial<RowRange>;

/**
 * A campaign's rows as cells in the order of {@link columns}, page by page. Each page is a query of its own by key, so
 * nothing is held between two pages; one snapshot over all of them is the caller's transaction.
 */
export async function* rowPages(
  sql: ISql,
  kind: PartKind,
  { campaignId, after = null, through = null, limit = Number.POSITIVE_INFINITY }: Selection,
): AsyncGenerator<Cell[][], void, undefined> {
  let key = after;
  let left = limit;
  while (left > 0) {
    const pageLimit = Math.min(rowsPerPage, left);
    const rows = await readers[kind](sql, { campaignId, after: key, through, limit: pageLimit });
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map((row) => columns[kind].map((name) => cellOf(row, name)));
    if (rows.length < pageLimit) return;
    key = String(cellOf(last, columns[kind][0]));
    left -= rows.length;
  }
}

const cellOf = (row: object, name: string): Cell => (row as Record<string, Cell>)[name] ?? null;
