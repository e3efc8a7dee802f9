import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { NewContact } from '../db/contacts/import-contacts.ts';
import { isStorable } from '../domain/text.ts';
import type { ColumnPlan } from './columns.ts';

/** Why a row is not imported. */
export const refusalCodes = [
  'phone_missing',
  'phone_invalid',
  'too_many_cells',
  'text_too_long',
  'text_not_storable',
] as const;

export interface RefusedRow {
  line: number;
  code: (typeof refusalCodes)[number];
  message: string;
}

const maxCellLength = 4000;

/** A row as a contact, or why it cannot be one. `country` is that of numbers without a country code. */
export function readContact(
  plan: ColumnPlan,
  { line, cells }: { line: number; cells: readonly string[] },
  country: CountryCode | undefined,
): NewContact | RefusedRow {
  const refuse = (code: RefusedRow['code'], message: string): RefusedRow => ({ line, code, message });
  const extra = cells.slice(plan.length).some((cell) => cell.trim() !== '');
  if (extra)
    return refuse('too_many_cells', `The row has ${cells.length} cells, the headings are ${plan.length}.`);
  if (cells.some((cell) => cell.length > maxCellLength)) {
    return refuse('text_too_long', `A cell has more than ${maxCellLength} characters.`);
  }
  if (cells.some((cell) => !isStorable(cell)))
    return refuse('text_not_storable', 'A cell contains a NUL character.');

  const contact: NewContact = { line, phone: '', fields: {} };
  const fields: [string, string][] = [];
  plan.forEach((target, index) => {
    const text = cells[index]?.trim() ?? '';
    if ('field' in target) fields.push([target.field, text]);
    else if (text !== '') contact[target.column] = text;
  });
  if (contact.phone === '') return refuse('phone_missing', 'The row has no phone number.');
  const phone = e164(contact.phone, country);
  if (phone === null) {
    const hint =
      country || contact.phone.startsWith('+') ? '' : ' Without a country code it needs ?country=.';
    return refuse('phone_invalid', `"${contact.phone.slice(0, 40)}" is not a valid phone number.${hint}`);
  }
  // Empty cells are kept out: most files have many, and a missing field says the same.
  return { ...contact, phone, fields: Object.fromEntries(fields.filter(([, text]) => text !== '')) };
}

function e164(text: string, defaultCountry: CountryCode | undefined): string | null {
  // Spreadsheets, and our own exports, put an apostrophe before what begins with a plus sign.
  const number = parsePhoneNumberFromString(text.replace(/^'/, ''), {
    extract: false,
    ...(defaultCountry && { defaultCountry }),
  });
  return number?.isValid() ? number.number : null;
}
