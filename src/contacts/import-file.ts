import type { CountryCode } from 'libphonenumber-js';
import type { Sql } from 'postgres';
import { recallColumnChoices } from '../db/contacts/column-choices.ts';
import type { UpdatedRow } from '../db/contacts/contact-changes.ts';
import {
  type BatchResult,
  importContacts,
  type ImportOutcome,
  type NewContact,
} from '../db/contacts/import-contacts.ts';
import {
  type Column,
  type ColumnChoices,
  fittingChoices,
  nameColumns,
  planColumns,
  reasonHeading,
  requirePhoneColumn,
} from './columns.ts';
import { type Oddity, oddityOfDuplicate, oddityOfOtherId, tableOddities } from './oddities.ts';
import { openTable, type Table, type TableOptions } from './open-table.ts';
import { readBatches } from './read-batches.ts';
import { contactReader } from './read-contact.ts';
import { RefusedCsv } from './refused-csv.ts';
import type { RefusedRow } from './refusals.ts';

export interface ImportFileInput extends TableOptions {
  accountId: string;
  campaignId: string;
  actor: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Of phone numbers without a country code. */
  country?: CountryCode | undefined;
  /** What columns are taken for; left out: what the account took them for the last time, else what their headings say. */
  columns?: ColumnChoices | undefined;
  /** Whether rows about contacts of the campaign change them. */
  update: boolean;
}

/** What became of each row. The lists are cut at {@link longestList}; the counts are whole. */
export interface ImportReport extends Pick<Table, 'format' | 'encoding' | 'delimiter' | 'headingLine'> {
  rows: number;
  imported: number;
  /** Of the imported: whose number is on the account's do-not-call list, so that nobody calls them. */
  doNotCall: number;
  /** Contacts of the campaign that were changed. */
  updated: number;
  duplicates: number;
  refused: number;
  /** How many oddities there are. */
  odd: number;
  /** What each column was taken for, in their order. */
  columns: Column[];
  /** Lines of rows whose number is in the file before, or was in the campaign. */
  duplicateLines: number[];
  refusedRows: RefusedRow[];
  updatedRows: UpdatedRow[];
  /** What was taken although it is not quite as it should be. */
  oddities: Oddity[];
}

export const longestList = 10_000;

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
  const { accountId, campaignId, actor, update } = input;
  const reading = new Reading(sql, input);
  let report: ImportReport | undefined;
  const outcome = await importContacts(sql, {
    accountId,
    campaignId,
    actor,
    update,
    batches: reading.batches(),
    onBatch: (result) => reading.took(result),
    mostUpdatedRows: longestList,
    keep: (changed) => {
      report = reading.report(changed);
      return { report, refusedRows: reading.refused.toString(), columns: reading.remembered() };
    },
  });
  if (outcome !== 'imported') return { outcome };
  if (!report) throw new Error('import file: an import that took place has a report');
  return { outcome, report };
}

/** A file on its way into a campaign, and what is to be told of it. */
class Reading {
  readonly refused = new RefusedCsv();
  readonly #sql: Sql;
  readonly #input: ImportFileInput;
  readonly #counts = { rows: 0, imported: 0, doNotCall: 0, duplicates: 0, refused: 0, odd: 0 };

  readonly #duplicateLines: number[] = [];
  readonly #refusedRows: RefusedRow[] = [];
  readonly #oddities: Oddity[] = [];
  #table: Table | undefined;
  #columns: Column[] = [];
  /** Oddities of the batch that is under way. */
  #pending: Oddity[] = [];

  constructor(sql: Sql, input: ImportFileInput) {
    this.#sql = sql;
    this.#input = input;
  }

  async *batches(): AsyncGenerator<NewContact[]> {
    const { bytes, country, accountId } = this.#input;
    const table = await openTable(bytes, this.#input);
    this.#table = table;
    const names = nameColumns(table.headings);
    const choices = this.#input.columns ?? (await recallChoices(this.#sql, accountId, names));
    this.#columns = planColumns(names, choices);
    requirePhoneColumn(this.#columns);
    this.#pending = tableOddities(table, this.#columns);
    const read = contactReader({
      columns: this.#columns,
      country,
      onOdd: (oddity) => this.#pending.push(oddity),
    });
    this.refused.begin(names);
    const reasonAt = names.indexOf(reasonHeading);
    yield* readBatches({
      rows: table.rows,
      read,
      onRow: (row, refused) => {
        this.#counts.rows += 1;
        if (!refused) return;
        this.#counts.refused += 1;
        if (this.#refusedRows.length >= longestList) return;
        this.#refusedRows.push(refused);
        this.refused.add(reasonAt < 0 ? row.cells : row.cells.toSpliced(reasonAt, 1), refused);
      },
    });
  }

  /** Told what became of the newest batch. */
  took({ imported, doNotCall, duplicateLines, otherIdLines }: BatchResult): void {
    this.#counts.imported += imported;
    this.#counts.doNotCall += doNotCall;
    this.#counts.duplicates += duplicateLines.length;
    this.#duplicateLines.push(...duplicateLines.slice(0, longestList - this.#duplicateLines.length));
    const duplicates = new Set(duplicateLines);
    const oddities = this.#pending.flatMap((oddity) =>
      duplicates.has(oddity.line) ? oddityOfDuplicate(oddity) : [oddity],
    );
    oddities.push(...otherIdLines.map(oddityOfOtherId));
    this.#pending = [];
    this.#counts.odd += oddities.length;
    this.#oddities.push(...oddities.slice(0, longestList - this.#oddities.length));
  }

  /** What was chosen for the columns, to be taken so the next time; undefined: nothing was. */
  remembered() {
    const choices = this.#input.columns;
    return choices && { headings: recognisedBy(this.#columns.map(({ heading }) => heading)), choices };
  }

  /** @param changed which contacts the rows that were put aside have changed */
  report({ updated, rows: updatedRows }: { updated: number; rows: UpdatedRow[] }): ImportReport {
    if (!this.#table) throw new Error('import file: the report comes after the batches');
    const { format, encoding, delimiter, headingLine } = this.#table;
    return {
      ...this.#counts,
      updated,
      format,
      encoding,
      delimiter,
      headingLine,
      columns: this.#columns,
      duplicateLines: this.#duplicateLines,
      refusedRows: this.#refusedRows,
      updatedRows,
      oddities: this.#oddities,
    };
  }
}

/** Headings by which a file is known again, corrected rows of it included. */
const recognisedBy = (headings: readonly string[]) => headings.filter((heading) => heading !== reasonHeading);

/** What the account took the columns of a file with these headings for; undefined: there was none. */
export async function recallChoices(
  sql: Sql,
  accountId: string,
  headings: readonly string[],
): Promise<ColumnChoices | undefined> {
  const choices = await recallColumnChoices(sql, accountId, recognisedBy(headings));
  return choices === null ? undefined : fittingChoices(headings, choices);
}
