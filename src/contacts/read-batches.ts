import type { NewContact } from '../db/contacts/import-contacts.ts';
import type { FileRow } from './csv-records.ts';
import type { RefusedRow } from './refusals.ts';

const rowsPerBatch = 1000;

/**
 * The contacts of a file, so many at a time that one batch is held.
 *
 * @param input.read what reads a row
 * @param input.onRow told of each row before its batch, with why where it is no contact
 */
export async function* readBatches(input: {
  rows: AsyncIterable<FileRow>;
  read: (row: FileRow) => NewContact | RefusedRow;
  onRow: (row: FileRow, refused: RefusedRow | null) => void;
}): AsyncGenerator<NewContact[], void, undefined> {
  let batch: NewContact[] = [];
  for await (const row of input.rows) {
    const contact = input.read(row);
    const refused = 'code' in contact ? contact : null;
    input.onRow(row, refused);
    if (!('code' in contact) && batch.push(contact) === rowsPerBatch) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
