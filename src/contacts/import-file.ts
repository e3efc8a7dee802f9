import type { CountryCode } from 'libphonenumber-js';
import type { Sql } from 'postgres';
import { importContacts, type ImportOutcome, type NewContact } from '../db/contacts/import-contacts.ts';
import { type Column, type ColumnChoices, nameColumns, planColumns, requirePhoneColumn } from './columns.ts';
import { openTable, type Table, type TableOptions } from './open-table.ts';
import { type Oddity, oddityOfDuplicate, tableOddities } from './oddities.ts';
import { contactReader } from './read-contact.ts';
import type { RefusedRow } from './refusals.ts';

export interface ImportFileInput extends TableOptions {
  accountId: string;
  campaignId: string;
  actor: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Of phone numbers without a country code. */
  country?: CountryCode | undefined;
  /** What columns are taken for, where their headings do not say it. */
  columns?: ColumnChoices | undefined;
}

/** What became of each row. The lists are cut at {@link longestList}; the counts are whole. */
export interface ImportReport extends Pick<Table, 'format' | 'encoding' | 'delimiter' | 'headingLine'> {
  rows: number;
  imported: number;
  duplicates: number;
  refused: number;
  /** How many oddities there are. */
  odd: number;
  /** What each column was taken for, in their order. */
  columns: Column[];
  /** Lines of rows whose number is in the file before, or was in the campaign. */
  duplicateLines: number[];
  refusedRows: RefusedRow[];
  /** What was taken although it is not quite as it should be. */
  oddities: Oddity[];
}

export const longestList = 10_000;
const rowsPerBatch = 1000;

/**
 * Imports a file into a campaign: all of its good rows, or nothing at all when this throws or is not `imported`. Holds
 * one batch of rows in memory.
 *
 * @throws ContactFileError for a file that cannot be read as contacts
 * @throws what reading `bytes` throws
 */
export async function importFile(
  sql: Sql,
  input: ImportFileInput,
): Promise<{ outcome: Exclude<ImportOutcome, 'imported'> } | { outcome: 'imported'; report: ImportReport }> {
  const { accountId, campaignId, actor } = input;
  const reading = new Reading(input);
  const outcome = await importContacts(
    sql,
    { accountId, campaignId, actor },
    reading.batches(),
    ({ imported, duplicateLines }) => reading.took(imported, duplicateLines),
  );
  return outcome === 'imported' ? { outcome, report: reading.report() } : { outcome };
}

/** A file on its way into a campaign, and what is to be told of it. */
class Reading {
  readonly #input: ImportFileInput;
  readonly #counts = { rows: 0, imported: 0, duplicates: 0, refused: 0, odd: 0 };
  readonly #duplicateLines: number[] = [];
  readonly #refusedRows: RefusedRow[] = [];
  readonly #oddities: Oddity[] = [];
  #table: Table | undefined;
  #columns: Column[] = [];
  /** Oddities of the batch that is under way. */
  #pending: Oddity[] = [];

  constructor(input: ImportFileInput) {
    this.#input = input;
  }

  async *batches(): AsyncGenerator<NewContact[]> {
    const { bytes, country } = this.#input;
    const table = await openTable(bytes, this.#input);
    this.#table = table;
    const names = nameColumns(table.headings);
    this.#columns = planColumns(names, this.#input.columns);
    requirePhoneColumn(this.#columns);
    this.#pending = tableOddities(table, this.#columns);
    const read = contactReader({
      columns: this.#columns,
      country,
      onOdd: (oddity) => this.#pending.push(oddity),
    });
    let batch: NewContact[] = [];
    for await (const row of table.rows) {
      this.#counts.rows += 1;
      const contact = read(row);
      if ('code' in contact) {
        this.#counts.refused += 1;
        if (this.#refusedRows.length < longestList) this.#refusedRows.push(contact);
      } else if (batch.push(contact) === rowsPerBatch) {
        yield batch;
        batch = [];
      }
    }
    yield batch;
  }

  /** Told what became of the newest batch. */
  took(imported: number, duplicateLines: readonly number[]): void {
    this.#counts.imported += imported;
    this.#counts.duplicates += duplicateLines.length;
    this.#duplicateLines.push(...duplicateLines.slice(0, longestList - this.#duplicateLines.length));
    const duplicates = new Set(duplicateLines);
    const oddities = this.#pending.flatMap((oddity) =>
      duplicates.has(oddity.line) ? oddityOfDuplicate(oddity) : [oddity],
    );
    this.#pending = [];
    this.#counts.odd += oddities.length;
    this.#oddities.push(...oddities.slice(0, longestList - this.#oddities.length));
  }

  report(): ImportReport {
    if (!this.#table) throw new Error('import file: the report comes after the batches');
    const { format, encoding, delimiter, headingLine } = this.#table;
    return {
      ...this.#counts,
      format,
      encoding,
      delimiter,
      headingLine,
      columns: this.#columns,
      duplicateLines: this.#duplicateLines,
      refusedRows: this.#refusedRows,
      oddities: this.#oddities,
    };
  }
}
