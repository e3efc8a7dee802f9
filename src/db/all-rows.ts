import type { RowList } from 'postgres';

/**
 * The rows of a result without the holes that the driver puts before them when the statement before, on the same
 * connection, failed half way through its rows (postgres.js issue 1119): the first row would be read as missing.
 *
 * @throws Error when rows are missing that the server says it sent
 */
export function allRows<Row>(result: RowList<Row[]>): Row[] {
  // Visits no holes.
  const rows = result.filter(() => true);
  if (rows.length !== result.count) {
    throw new Error(`The database sent ${result.count} rows, of which ${rows.length} arrived.`);
  }
  return rows;
}
