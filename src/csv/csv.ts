/** What one cell can hold. Null becomes an empty cell; the empty text becomes `""`, so that both can be told apart. */
export type Cell = string | number | boolean | Date | null;

const lineEnd = '\r\n';
const needsQuotes = /[",\r\n]/;
// Full-width forms too: some spreadsheets take them for the ASCII ones.
const startsFormula = /^'*[=+\-@\t\r\n＝＋－＠]/;
// E.164 numbers and signed numbers run nothing, and would no longer be what was stored.
const isHarmless = /^[+-]\d+(?:\.\d+)?$/;

// Large enough that streams spend their time on bytes rather than on chunks.
const chunkLength = 64 * 1024;

/**
 * One line of CSV after RFC 4180, line end included: UTF-8, quotes only where they are needed, times in UTC as ISO 8601
 * with milliseconds.
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe in front. A reader undoes it exactly by taking one
 * apostrophe away from every cell that matches `^'+[=+\-@\t\r\n＝＋－＠]`: text that begins like that by itself got one
 * more.
 */
export function csvLine(cells: readonly Cell[]): string {
  let line = '';
  for (let index = 0; index < cells.length; index += 1) {
    if (index > 0) line += ',';
    line += csvCell(cells[index] ?? null);
  }
  return line + lineEnd;
}

/** The text of a cell that {@link csvLine} may have put an apostrophe before. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && startsFormula.test(text) && !isHarmless.test(text) ? text.slice(1) : text;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (cell instanceof Date) return cell.toISOString();
  if (typeof cell !== 'string') return String(cell);
  if (cell === '') return '""';
  const text = startsFormula.test(cell) && !isHarmless.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
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
): AsyncGenerator<Buffer, void, undefined> => lineChunks(header ? csvLine(header) : '', pages, csvLine);

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
