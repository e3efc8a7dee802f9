import type { Cell } from './csv.ts';
import type { ZonedTime } from './zoned-time.ts';

/** What Excel and LibreOffice hold in one cell, in UTF-16 units. */
export const longestCell = 32_767;
/** Ends a text that had to be cut. */
export const cutMark = ' […]';

const lineEnd = '\r\n';
const needsQuotes = /[",;\t\r\n]/;
// Numbers in E.164 and signed numbers run nothing.
const isHarmless = /^[+-]\d+(?:\.\d+)?$/;
// Full-width forms too: some spreadsheets take them for the ASCII ones.
const formula = /^(?:['"]*[=+\-@＝＋－＠]|'*[\t\r\n])/;
const guardedFormula = new RegExp(`^'${formula.source.slice(1)}`);
// Where a cell begins for a reader that splits at semicolons or tabs, whatever it makes of quotes.
const formulaWithin = /([;\t\r\n])(['"]*[=+\-@＝＋－＠])/g;
const guardedWithin = /([;\t\r\n])'(['"]*[=+\-@＝＋－＠])/g;

/** Text with an apostrophe before everything in it that a spreadsheet would run as a formula. */
export function guarded(text: string): string {
  if (isHarmless.test(text)) return text;
  const within = text.replace(formulaWithin, "$1'$2");
  return formula.test(within) ? `'${within}` : within;
}

/** The text that {@link guarded} was given. */
export function withoutGuard(text: string): string {
  const within = guardedFormula.test(text) ? text.slice(1) : text;
  return within.replace(guardedWithin, '$1$2');
}

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
