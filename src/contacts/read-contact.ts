import type { CountryCode } from 'libphonenumber-js';
import { contactExport, type ContactExport } from '../csv/contact-export.ts';
import type { NewContact } from '../db/contacts/import-contacts.ts';
import { isVisible, withoutInvisible } from '../domain/text.ts';
import { cellText, type Column, phoneOrder } from './columns.ts';
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
  const headings = columns.map(({ heading }) => heading);
  const exported = contactExport(headings);
  const textOf = cellText(headings);
  return (row) => {
    const problem = shapeProblem(row, columns.length);
    if (problem) return problem;
    const contact = readTexts(columns, row, { exported, textOf });
    if ('code' in contact) return contact;
    const texts = phones.map((index) => textOf(row.cells[index] ?? ''));
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
function readTexts(
  columns: readonly Column[],
  { line, cells }: FileRow,
  { exported, textOf }: { exported: ContactExport | null; textOf: (cell: string) => string },
): NewContact | RefusedRow {
  const contact: NewContact = { line, phone: '', fields: {} };
  for (const [index, { heading, meaning }] of columns.entries()) {
    const text = textOf(cells[index] ?? '').trim();
    if (text === '' || meaning === 'ignore' || meaning === 'phone') continue;
    if (meaning === 'field') setFields(contact.fields, heading, text, exported);
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

/** What a column that is kept as a field says: one field under its heading, or what an export says that it is. */
function setFields(
  fields: Record<string, string>,
  heading: string,
  text: string,
  exported: ContactExport | null,
): void {
  const column = exported?.columnOf(heading);
  const several = column?.is === 'fields' ? fieldsOf(text) : null;
  if (several) for (const [name, each] of several) setField(fields, name, each);
  else setField(fields, column?.is === 'field' ? column.name : heading, text);
}

/** Fields that an export has written as JSON; null: somebody has changed it into something else. */
function fieldsOf(text: string): [string, string][] | null {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
    const fields: [string, unknown][] = Object.entries(json);
    return fields.every((field): field is [string, string] => typeof field[1] === 'string') ? fields : null;
  } catch {
    return null;
  }
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
