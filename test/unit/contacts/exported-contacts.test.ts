import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nameColumns, planColumns } from '../../../src/contacts/columns.ts';
import { openTable } from '../../../src/contacts/open-table.ts';
import { contactReader } from '../../../src/contacts/read-contact.ts';
import { ownHeading } from '../../../src/csv/column-headings.ts';
import { columns } from '../../../src/csv/columns.ts';
import { csvLine } from '../../../src/csv/csv.ts';
import { spreadsheetLine } from '../../../src/csv/spreadsheet.ts';
import { contactSheetColumns, otherFieldsColumn } from '../../../src/domain/exports.ts';

interface Contact {
  phone: string;
  firstName?: string;
  externalId?: string;
  fields: Record<string, string>;
}

function asSpreadsheet(contacts: readonly Contact[]): string {
  const names = [...new Set(contacts.flatMap(({ fields }) => Object.keys(fields)))];
  const fixed = [...contactSheetColumns, otherFieldsColumn];
  const headings = contactSheetColumns.flatMap((column): string[] =>
    column === 'fields' ? names.map((name) => ownHeading(name, fixed, 'field')) : [column],
  );
  const rows = contacts.map(({ phone, firstName = '', externalId = '', fields }) => [
    phone,
    firstName,
    '',
    '',
    externalId,
    ...names.map((name) => (Object.hasOwn(fields, name) ? (fields[name] ?? '') : '')),
    '0199-id',
    '',
    new Date().toISOString(),
  ]);
  return `\uFEFF${[headings, ...rows].map((cells) => spreadsheetLine(cells)).join('')}`;
}

const asPlain = (contacts: readonly Contact[]): string =>
  csvLine(columns.contacts) +
  contacts
    .map(({ phone, firstName = null, externalId = null, fields }) =>
      csvLine([
        '0199-id',
        phone,
        firstName,
        null,
        null,
        externalId,
        JSON.stringify(fields),
        null,
        new Date().toISOString(),
      ]),
    )
    .join('');

async function imported(text: string): Promise<Contact[]> {
  async function* bytes() {
    yield Buffer.from(text);
  }
  const table = await openTable(bytes(), {});
  const read = contactReader({
    columns: planColumns(nameColumns(table.headings)),
    country: undefined,
    onOdd: () => {},
  });
  const contacts: Contact[] = [];
  for await (const row of table.rows) {
    const contact = read(row);
    if ('code' in contact) throw new Error(contact.message);
    const { phone, firstName, externalId, fields } = contact;
    contacts.push({
      phone,
      ...(firstName !== undefined && { firstName }),
      ...(externalId !== undefined && { externalId }),
      fields,
    });
  }
  return contacts;
}

const nastyCharacters = fc.constantFrom(...Array.from('=+-@＝;,\t\r\n\'"|a1 '), '🧑', 'é', '\u202e');
const cell = fc
  .string({ unit: nastyCharacters, maxLength: 10 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
// As headings are kept: see nameColumns.
const name = fc.oneof(
  fc
    .string({ unit: fc.constantFrom(...Array.from('=+-@＝;,\'"|a1 ')), minLength: 1, maxLength: 8 })
    .map((text) => text.trim().replace(/\s+/g, ' '))
    .filter((text) => text !== ''),
  fc.constantFrom(
    'phone',
    'phone (field)',
    'Preferred Phone',
    'mobile',
    'first_name',
    'Vorname',
    'id',
    'extension',
    'fields',
    'contact_id',
    'created_at',
    'lastcall_contact_id',
    'lastcall_reason (field)',
    '__proto__',
  ),
);
const contact: fc.Arbitrary<Contact> = fc.record(
  {
    phone: fc.integer({ min: 100, max: 199 }).map((last) => `+12025550${last}`),
    firstName: cell.map((text) => `${text}A`),
    externalId: fc.string({ unit: fc.constantFrom(...Array.from("=+-@';a1")), minLength: 1, maxLength: 6 }),
    fields: fc.dictionary(name, cell, { maxKeys: 5, noNullPrototype: true }),
  },
  { requiredKeys: ['phone', 'fields'] },
);

test.each([
  ['a spreadsheet', asSpreadsheet],
  ['the plain layout', asPlain],
] as const)('contacts that are exported as %s and imported are the same contacts', async (_, exported) => {
  await fc.assert(
    fc.asyncProperty(fc.array(contact, { minLength: 1, maxLength: 4 }), async (contacts) => {
      const once = await imported(exported(contacts));
      expect(once).toEqual(contacts);
      expect(await imported(exported(once))).toEqual(contacts);
    }),
    { numRuns: 500 },
  );
});
