import type { CsvGuard } from '../domain/manifest.ts';
import { guarded, guardedAtBeginning } from './guard.ts';

export const lineEnd = '\r\n';
const needsQuotes = /[",;\t\r\n]/;
const neededQuotes = /[",\r\n]/;

/**
 * One line of CSV after RFC 4180, line end included: UTF-8, quotes only where they are needed. Null becomes an empty
 * cell; the empty text becomes `""`, so that both can be told apart.
 *
 * Text that a spreadsheet would run as a formula gets an apostrophe in front, also behind a semicolon, a tab or a line
 * break in it, see guard.ts.
 */
export const csvLine = (cells: readonly (string | null)[]): string =>
  cells.map((cell) => (cell === null ? '' : csvCell(cell, 'everywhere'))).join(',') + lineEnd;

/** A cell that is guarded already, or needs none; null: nothing. */
export const csvCellAsItIs = (cell: string | null): string => {
  if (cell === null) return '';
  return cell === '' || needsQuotes.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
};

/** @param guard how a file that has begun goes on */
export function csvCell(cell: string, guard: CsvGuard): string {
  if (cell === '') return '""';
  const everywhere = guard === 'everywhere';
  const text = everywhere ? guarded(cell) : guardedAtBeginning(cell);
  return (everywhere ? needsQuotes : neededQuotes).test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
