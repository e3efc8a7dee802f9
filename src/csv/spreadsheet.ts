import type { Cell } from './csv.ts';
import { guarded } from './guard.ts';
import type { ZonedTime } from './zoned-time.ts';

/** What Excel and LibreOffice hold in one cell, in UTF-16 units. */
export const longestCell = 32_767;
/** Ends a text that had to be cut. */
export const cutMark = ' […]';

const lineEnd = '\r\n';
const needsQuotes = /[",;\t\r\n]/;
/**
 * One line of CSV for people with a spreadsheet: no text runs as a formula, whether it is read with commas, semicolons
 * or tabs, no cell is longer than a spreadsheet takes, and times are those of a zone.
 */
export function spreadsheetLine(cells: readonly Cell[], zoned: ZonedTime): string {
  let line = '';
  for (let index = 0; index < cells.length; index += 1) {
    if (index > 0) line += ',';
    line += spreadsheetCell(cells[index] ?? null, zoned);
  }
  return line + lineEnd;
}

function spreadsheetCell(cell: Cell, zoned: ZonedTime): string {
  if (cell === null) return '';
  if (cell instanceof Date) return zoned(cell);
  if (typeof cell !== 'string') return String(cell);
  const text = cut(guarded(cell));
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function cut(text: string): string {
  if (text.length <= longestCell) return text;
  const kept = text.slice(0, longestCell - cutMark.length);
  // Half of a surrogate pair is no character.
  return (/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept) + cutMark;
}
