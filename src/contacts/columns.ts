import { isStorable } from '../domain/text.ts';
import { CsvError } from './errors.ts';

export const contactColumns = ['phone', 'firstName', 'lastName', 'email', 'externalId'] as const;
export type ContactColumn = (typeof contactColumns)[number];

/** What to do with each column of a file: one of ours, or the heading under which it goes into `fields`. */
export type ColumnPlan = readonly ({ column: ContactColumn } | { field: string })[];

const maxColumns = 200;
const maxHeadingLength = 200;

const words = (text: string): readonly string[] => text.split(' ');

// Headings without case, blanks and punctuation. Where a file has several of a kind, the first in this order is meant,
// and the others are kept as fields.
const aliases: Record<ContactColumn, readonly string[]> = {
  phone: words(
    'phone phonenumber phoneno e164 mobile mobilephone mobilenumber cell cellphone cellnumber telephone telephonenumber tel',
  ),
  firstName: words('firstname first givenname forename'),
  lastName: words('lastname last surname familyname'),
  email: words('email emailaddress mail'),
  externalId: words('externalid contactid id'),
};

/** @throws CsvError for headings that cannot be used */
export function planColumns(headings: readonly string[]): ColumnPlan {
  const names = headings.map((heading, index) => heading.trim() || `column ${index + 1}`);
  if (names.length > maxColumns) throw new CsvError(`it has more than ${maxColumns} columns`);
  const long = names.find((name) => name.length > maxHeadingLength);
  if (long)
    throw new CsvError(`the heading "${long.slice(0, 40)}…" is longer than ${maxHeadingLength} characters`);
  const unstorable = names.findIndex((name) => !isStorable(name));
  if (unstorable >= 0) throw new CsvError(`the heading of column ${unstorable + 1} contains a NUL character`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new CsvError(`the heading "${twice}" appears twice`);

  const plain = names.map((name) => name.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const plan: ({ column: ContactColumn } | { field: string })[] = names.map((field) => ({ field }));
  for (const column of contactColumns) {
    const alias = aliases[column].find((name) => plain.includes(name));
    if (alias !== undefined) plan[plain.indexOf(alias)] = { column };
  }
  if (!plan.some((part) => 'column' in part && part.column === 'phone')) {
    const found = names.slice(0, 10).map((name) => `"${name.slice(0, 40)}"`);
    throw new CsvError(`its first line has no heading "phone" (found: ${found.join(', ')})`);
  }
  return plan;
}
