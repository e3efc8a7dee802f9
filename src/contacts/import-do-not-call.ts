import type { CountryCode } from 'libphonenumber-js';
import type { Sql } from 'postgres';
import { importDoNotCall, type ListedNumber } from '../db/do-not-call/change-list.ts';
import { beginningOf } from '../domain/text.ts';
import { type Column, type ColumnChoices, nameColumns, planColumns, requirePhoneColumn } from './columns.ts';
import type { FileRow } from './csv-records.ts';
import { longestList } from './import-file.ts';
import { openTable, type Table, type TableOptions } from './open-table.ts';
import { readBatches } from './read-batches.ts';
import { contactReader } from './read-contact.ts';
import { readPhone } from './read-phone.ts';
import type { RefusedRow } from './refusals.ts';

export interface ImportDoNotCallInput extends TableOptions {
  accountId: string;
  actor: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Of phone numbers without a country code. */
  country?: CountryCode | undefined;
  columns?: ColumnChoices | undefined;
  /** Why, for the rows that do not say it in a column `reason`. */
  reason?: string | undefined;
}

/** What became of each row. The list is cut at {@link longestList}; the counts are whole. */
export interface DoNotCallReport {
  rows: number;
  imported: number;
  /** Numbers that were on the list. */
  known: number;
  refused: number;
  refusedRows: RefusedRow[];
}

const longestReason = 500;

/**
 * Puts the numbers of a file on the do-not-call list: of each row the first that is valid. A file that cannot be read to
 * its end changes nothing; where the database fails while they are added, those before stand, and the file is sent again.
 * Such a list often has no headings.
 *
 * @throws ContactFileError for a file that cannot be read as numbers
 * @throws what reading `bytes` throws
 */
export async function importDoNotCallFile(sql: Sql, input: ImportDoNotCallInput): Promise<DoNotCallReport> {
  const { accountId, actor, bytes, country, reason } = input;
  let rows = 0;
  let refused = 0;
  const refusedRows: RefusedRow[] = [];
  async function* batches(): AsyncGenerator<ListedNumber[]> {
    const table = withoutHeadings(await openTable(bytes, input), country);
    const columns = planColumns(nameColumns(table.headings), input.columns ?? table.choices);
    requirePhoneColumn(columns);
    const contacts = readBatches({
      rows: table.rows,
      read: contactReader({ columns, country, onOdd: () => {} }),
      onRow(_, refusal) {
        rows += 1;
        if (!refusal) return;
        refused += 1;
        if (refusedRows.length < longestList) refusedRows.push(refusal);
      },
    });
    const reasonOf = readReason(columns);
    for await (const batch of contacts) {
      yield batch.map(({ phone, fields }) => ({ phone, reason: reasonOf(fields) ?? reason ?? null }));
    }
  }
  const counted = await importDoNotCall(sql, { accountId, actor, batches: batches() });
  return { rows, ...counted, refused, refusedRows };
}

type Rows = Pick<Table, 'headings' | 'rows'> & { choices?: ColumnChoices };

/** Takes headings that are numbers themselves for the first row. */
function withoutHeadings(table: Table, country: CountryCode | undefined): Rows {
  const isNumber = table.headings.map((heading) => typeof readPhone(heading, country) === 'object');
  if (!isNumber.includes(true)) return table;
  const first = [...table.above, { line: table.headingLine, cells: table.headings }];
  const headings = table.headings.map(() => '');
  const choices = Object.fromEntries(
    nameColumns(headings).flatMap((name, at) => (isNumber[at] ? [[name, 'phone' as const]] : [])),
  );
  return { headings, rows: following(first, table.rows), choices };
}

async function* following(first: readonly FileRow[], rows: AsyncIterable<FileRow>) {
  yield* first;
  yield* rows;
}

function readReason(columns: readonly Column[]): (fields: Record<string, string>) => string | undefined {
  const heading = columns.find((column) => column.meaning === 'field' && /^reason$/i.test(column.heading));
  return (fields) => {
    const text = heading && fields[heading.heading];
    return text === undefined ? undefined : beginningOf(text, longestReason);
  };
}
