import type { CountryCode } from 'libphonenumber-js';
import { unguarded } from '../csv/csv.ts';
import type { NewContact } from '../db/contacts/import-contacts.ts';
import { isVisible, withoutInvisible } from '../domain/text.ts';
import { type Column, phoneOrder } from './columns.ts';
import type { FileRow } from './csv-records.ts';
import { type Oddity, rowOddities } from './oddities.ts';
import { type Phone, readPhone } from './read-phone.ts';
import { phoneProblem, type RefusedRow, shapeProblem } from './refusals.ts';

/**
 * Makes what reads rows as contacts, or says why one cannot be one.
 *
 * @param input.country of phone numbers without a country code
 */
export function contactReader(input: {
  columns: readonly Column[];
  country: CountryCode | undefined;
  onOdd: (oddity: Oddity) => void;
}): (row: FileRow) => NewContact | RefusedRow {
  const { columns, country, onOdd } = input;
  const phones = phoneOrder(columns);
  return (row) => {
    const problem = shapeProblem(row, columns.length);
    if (problem) return problem;
    const contact = readTexts(columns, row);
    if ('code' in contact) return contact;
    const texts = phones.map((index) => unguarded(row.cells[index] ?? ''));
    const found = firstPhone(row.line, texts, country);
    if ('code' in found) return found;

    const { phone, place, tried } = found;
    const heading = (at: number) => columns[phones[at] ?? 0]?.heading ?? '';
    contact.phone = phone.phone;
    if (phone.extension !== undefined) contact.fields['extension'] ??= phone.extension;
    texts.forEach((text, at) => {
      if (at !== place && text.trim() !== '') setField(contact.fields, heading(at), text.trim());
    });
    for (const oddity of rowOddities(row, { phone, heading: heading(place), tried, country })) onOdd(oddity);
    return contact;
  };
}

/** Everything but the number. Empty cells are kept out: most files have many, and a missing field says the same. */
function readTexts(columns: readonly Column[], { line, cells }: FileRow): NewContact | RefusedRow {
  const contact: NewContact = { line, phone: '', fields: {} };
  for (const [index, { heading, meaning }] of columns.entries()) {
    const text = unguarded(cells[index] ?? '').trim();
    if (text === '' || meaning === 'ignore' || meaning === 'phone') continue;
    if (meaning === 'field') setField(contact.fields, heading, text);
    else if (meaning === 'extension') setField(contact.fields, 'extension', withoutInvisible(text));
    else if (meaning === 'email' || meaning === 'externalId') contact[meaning] = withoutInvisible(text);
    else if (isVisible(text)) contact[meaning] = text;
    else {
      const message = `"${heading}" has nothing but characters that cannot be seen.`;
      return { line, code: 'name_not_visible', message };
    }
  }
  return contact;
}

/** A heading is foreign: `__proto__` has to become a field like any other. */
function setField(fields: Record<string, string>, heading: string, text: string): void {
  if (heading === '__proto__') {
    Object.defineProperty(fields, heading, {
      value: text,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else fields[heading] = text;
}

/** The number of the first cell that has one; else what is wrong with the first that is not empty. */
function firstPhone(
  line: number,
  texts: readonly string[],
  country: CountryCode | undefined,
): { phone: Phone; place: number; tried: number } | RefusedRow {
  let problem: RefusedRow | undefined;
  let tried = 0;
  for (const [place, text] of texts.entries()) {
    if (withoutInvisible(text).trim() === '') continue;
    const phone = readPhone(text, country);
    if (typeof phone === 'object') return { phone, place, tried };
    tried += 1;
    problem ??= phoneProblem(line, phone, text, country);
  }
  return problem ?? phoneProblem(line, 'phone_missing', '', country);
}
