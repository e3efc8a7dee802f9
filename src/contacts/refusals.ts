import type { CountryCode } from 'libphonenumber-js';
import { isStorable, madeStorable, withoutInvisible } from '../domain/text.ts';
import type { FileRow } from './csv-records.ts';
import type { PhoneProblem } from './read-phone.ts';

/** Why a row is not imported. */
export const refusalCodes = [
  'phone_missing',
  'phone_invalid',
  'phone_several',
  'phone_rounded',
  'too_many_cells',
  'text_too_long',
  'text_not_storable',
  'name_not_visible',
  'quote_not_closed',
] as const;

export interface RefusedRow {
  /** Of the file; for a quote that is not closed, the line where it opens. */
  line: number;
  code: (typeof refusalCodes)[number];
  message: string;
}

const maxCellLength = 4000;

/** Why no row of this shape is taken, whatever its columns are; null: it may be. */
export function shapeProblem(row: FileRow, columnCount: number): RefusedRow | null {
  const { line, cells, openQuoteLine } = row;
  if (openQuoteLine !== undefined) {
    const message =
      'A quotation mark opens a cell here and is never closed. Close it, or write it twice if it belongs to the text.';
    return { line: openQuoteLine, code: 'quote_not_closed', message };
  }
  if (cells.length > columnCount && cells.slice(columnCount).some((cell) => cell.trim() !== '')) {
    const message = `The row has ${cells.length} cells, but there are only ${columnCount} headings.`;
    return { line, code: 'too_many_cells', message };
  }
  if (cells.some((cell) => cell.length > maxCellLength)) {
    const message = `A cell has more than ${maxCellLength} characters.`;
    return { line, code: 'text_too_long', message };
  }
  if (!cells.every(isStorable)) {
    const message = 'A cell contains a character that cannot be stored (NUL, or half of one).';
    return { line, code: 'text_not_storable', message };
  }
  return null;
}

/** Why a row has no number to dial. */
export function phoneProblem(
  line: number,
  problem: PhoneProblem | 'phone_missing',
  text: string,
  country: CountryCode | undefined,
): RefusedRow {
  const shown = `"${madeStorable(withoutInvisible(text).trim().slice(0, 40))}"`;
  const hint = country || text.includes('+') ? '' : ' Without a country code it needs ?country=.';
  const message = {
    phone_missing: 'The row has no phone number.',
    phone_invalid: `${shown} is not a valid phone number.${hint}`,
    phone_several: `${shown} holds more than one number; keep one in each cell.`,
    phone_rounded: `${shown} was rounded by a spreadsheet; format the column as text and enter the number again.`,
  }[problem];
  return { line, code: problem, message };
}
