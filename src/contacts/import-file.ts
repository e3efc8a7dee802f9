import type { CountryCode } from 'libphonenumber-js';
import type { Sql } from 'postgres';
import { importContacts, type ImportOutcome, type NewContact } from '../db/contacts/import-contacts.ts';
import { type ColumnPlan, planColumns } from './columns.ts';
import { csvRecords } from './csv-records.ts';
import { decode } from './decode.ts';
import { CsvError } from './errors.ts';
import { readContact, type RefusedRow } from './read-contact.ts';

export interface ImportFileInput {
  accountId: string;
  campaignId: string;
  actor: string;
  bytes: AsyncIterable<Uint8Array>;
  /** Of the bytes, where the sender named one. */
  charset?: string | undefined;
  /** Of phone numbers without a country code. */
  country?: CountryCode | undefined;
}

/** What became of each row. The lists are cut at {@link longestList}; the counts are whole. */
export interface ImportReport {
  rows: number;
  imported: number;
  duplicates: number;
  refused: number;
  /** Lines of rows whose number is in the file before, or was in the campaign. */
  duplicateLines: number[];
  refusedRows: RefusedRow[];
}

export const longestList = 10_000;
const rowsPerBatch = 1000;

/**
 * Imports a CSV file into a campaign: all of its good rows, or nothing at all when this throws or is not `imported`.
 * Holds one batch of rows in memory.
 *
 * @throws CsvError for a file that cannot be read as contacts
 * @throws what reading `bytes` throws
 */
export async function importFile(
  sql: Sql,
  input: ImportFileInput,
): Promise<{ outcome: Exclude<ImportOutcome, 'imported'> } | { outcome: 'imported'; report: ImportReport }> {
  const { accountId, campaignId, actor } = input;
  const report: ImportReport = {
    rows: 0,
    imported: 0,
    duplicates: 0,
    refused: 0,
    duplicateLines: [],
    refusedRows: [],
  };
  const outcome = await importContacts(
    sql,
    { accountId, campaignId, actor },
    batches(input, report),
    (result) => {
      report.imported += result.imported;
      report.duplicates += result.duplicateLines.length;
      report.duplicateLines.push(
        ...result.duplicateLines.slice(0, longestList - report.duplicateLines.length),
      );
    },
  );
  return outcome === 'imported' ? { outcome, report } : { outcome };
}

async function* batches(input: ImportFileInput, report: ImportReport): AsyncGenerator<NewContact[]> {
  let plan: ColumnPlan | undefined;
  let batch: NewContact[] = [];
  for await (const record of csvRecords(decode(input.bytes, input.charset))) {
    if (!plan) {
      plan = planColumns(record.cells);
      continue;
    }
    report.rows += 1;
    const contact = readContact(plan, record, input.country);
    if ('code' in contact) {
      report.refused += 1;
      if (report.refusedRows.length < longestList) report.refusedRows.push(contact);
    } else if (batch.push(contact) === rowsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  if (!plan) throw new CsvError('it is empty');
  if (batch.length > 0) yield batch;
}
