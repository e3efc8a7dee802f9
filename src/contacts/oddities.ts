import type { CountryCode } from 'libphonenumber-js';
import type { Column } from './columns.ts';
import { similarHeading } from './headings.ts';
import type { Table } from './open-table.ts';
import { type Phone, readPhone } from './read-phone.ts';

/** What was taken although it is not quite as it should be. */
export const oddityCodes = [
  'extension_kept',
  'extension_not_kept',
  'other_phone_taken',
  'other_external_id',
  'phone_written_as_number',
  'rows_in_cell',
  'rows_above_headings',
  'heading_twice',
  'heading_unknown',
] as const;

export interface Oddity {
  line: number;
  code: (typeof oddityCodes)[number];
  message: string;
}

/** What is odd about a table as a whole: what stands above its headings, and headings that may not be what was meant. */
export function tableOddities({ headingLine, headings, above }: Table, columns: readonly Column[]): Oddity[] {
  const oddities: Oddity[] = above.map(({ line }) => ({
    line,
    code: 'rows_above_headings',
    message: 'This row is above the headings, so it was left out.',
  }));
  columns.forEach(({ heading, meaning }, index) => {
    const before = columns.slice(0, index).find((_, at) => headings[at]?.trim() === headings[index]?.trim());
    if (before && heading !== before.heading && headings[index]?.trim() !== '') {
      const message = `The heading "${before.heading}" comes more than once. This one is called "${heading}".`;
      oddities.push({ line: headingLine, code: 'heading_twice', message });
    }
    const similar = meaning === 'field' ? similarHeading(heading) : null;
    if (similar !== null) {
      const message = `The heading "${heading}" is kept as an extra field. Did you mean "${similar}"?`;
      oddities.push({ line: headingLine, code: 'heading_unknown', message });
    }
  });
  return oddities;
}

/** What is odd about the number of a row, and about its cells. */
export function rowOddities(
  { line, cells }: { line: number; cells: readonly string[] },
  {
    phone,
    heading,
    tried,
    country,
  }: { phone: Phone; heading: string; tried: number; country: CountryCode | undefined },
): Oddity[] {
  const oddities: Oddity[] = [];
  const tell = (code: Oddity['code'], message: string) => oddities.push({ line, code, message });
  if (tried > 0)
    tell(
      'other_phone_taken',
      `The first number of the row is not valid, so the one in "${heading}" was used.`,
    );
  if (phone.extension !== undefined) {
    tell(
      'extension_kept',
      `The extension ${phone.extension} is kept as the field "extension", which callers see.`,
    );
  }
  if (phone.asNumber) {
    const message = `A spreadsheet wrote "${heading}" as a number. Check that it is the right one.`;
    tell('phone_written_as_number', message);
  }
  if (cells.some((cell) => holdsRows(cell, country))) {
    tell(
      'rows_in_cell',
      'A cell in quotation marks holds what looks like more rows. Check whether a quotation mark is missing.',
    );
  }
  return oddities;
}

/** Of a row whose number came before, only what it had more than the one before is worth telling. */
export function oddityOfDuplicate({ line, code }: Oddity): Oddity[] {
  if (code !== 'extension_kept') return [];
  const message =
    'Its number is there already, so its extension is not kept: a campaign has one contact for each number.';
  return [{ line, code: 'extension_not_kept', message }];
}

/** Of a row that would change a contact, and names it by another external id. */
export const oddityOfOtherId = (line: number): Oddity => ({
  line,
  code: 'other_external_id',
  message: 'Its number belongs to a contact with another external ID, so nothing was changed.',
});

/** Whether a later line of the cell has several cells, and a phone number among them. */
function holdsRows(cell: string, country: CountryCode | undefined): boolean {
  if (!/[\r\n]/.test(cell)) return false;
  return cell
    .split(/[\r\n]+/, 10)
    .slice(1)
    .map((line) => line.split(/[,;\t|]/, 10))
    .some((parts) => parts.length > 1 && parts.some((part) => typeof readPhone(part, country) === 'object'));
}
