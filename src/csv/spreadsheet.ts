import { beginningOf } from '../domain/text.ts';
import { lineEnd } from './csv.ts';
import { guarded } from './guard.ts';

/** What Excel and LibreOffice hold in one cell, in UTF-16 units. */
export const longestCell = 32_767;
/** Ends a text that had to be cut. */
export const cutMark = ' […]';

const needsQuotes = /[",;\t\r\n]/;

/** One line of CSV for people with a spreadsheet, see {@link spreadsheetCell}. */
export const spreadsheetLine = (cells: readonly string[]): string =>
  cells.map(spreadsheetCell).join(',') + lineEnd;

/** No text runs as a formula, whether it is read with commas, semicolons or tabs, or is longer than a spreadsheet takes. */
export function spreadsheetCell(cell: string): string {
  const text = cut(guarded(cell));
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cut(text: string): string {
  return text.length <= longestCell ? text : beginningOf(text, longestCell - cutMark.length) + cutMark;
}
