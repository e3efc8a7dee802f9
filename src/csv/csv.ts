import type { CsvGuard } from '../domain/manifest.ts';
import { guarded, guardedAtBeginning } from './guard.ts';

/** What one cell can hold. Null becomes an empty cell; the empty text becomes `""`, so that both can be told apart. */
export type Cell = string | number | boolean | Date | null;

const lineEnd = '\r\n';
const needsQuotes = /[",;\t\r\n]/;
const neededQuotes = /[",\r\n]/;

// Large enough that streams spend their time on bytes rather than on chunks.
const chunkLength = 64 * 1024;

/**
 * One line of CSV after RFC 4180, line end included: UTF-8, quotes only where they are needed, times in UTC as ISO 8601
 * with milliseconds.
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, also behind a semicolon, a tab or a line
 * break in it, see guard.ts. `guard` says how a file that has begun goes on.
 */
export function csvLine(cells: readonly Cell[], guard: CsvGuard = 'everywhere'): string {
  let line = '';
  for (let index = 0; index < cells.length; index += 1) {
    if (index > 0) line += ',';
    line += csvCell(cells[index] ?? null, guard);
  }
  return line + lineEnd;
}

function csvCell(cell: Cell, guard: CsvGuard): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== 'string') return String(cell);
  if (cell === '') return '""';
  const everywhere = guard === 'everywhere';
  const text = everywhere ? guarded(cell) : guardedAtBeginning(cell);
  return (everywhere ? needsQuotes : neededQuotes).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * CSV as chunks of about 64 kB, whatever the size of the pages that the rows come in. Pulls a page only when its reader
 * wants more.
 *
 * @param header the first line; null when the rows continue a file
 */
export const csvChunks = (
  header: readonly string[] | null,
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  guard: CsvGuard = 'everywhere',
): AsyncGenerator<Buffer, void, undefined> =>
  lineChunks(header ? csvLine(header) : '', pages, (cells) => csvLine(cells, guard));

/** As {@link csvChunks}, of lines in any form. */
export async function* lineChunks(
  head: string,
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
  lineOf: (cells: readonly Cell[]) => string,
): AsyncGenerator<Buffer, void, undefined> {
  let text = head;
  for await (const page of pages) {
    for (const cells of page) {
      text += lineOf(cells);
      if (text.length >= chunkLength) {
        yield Buffer.from(text);
        text = '';
      }
    }
  }
  if (text !== '') yield Buffer.from(text);
}
