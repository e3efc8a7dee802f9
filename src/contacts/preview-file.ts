import type { CountryCode } from 'libphonenumber-js';
import type { Sql } from 'postgres';
import { type Column, type ColumnChoices, nameColumns, planColumns } from './columns.ts';
import type { FileRow } from './csv-records.ts';
import { encodingToConfirm, fileBeginning } from './file-beginning.ts';
import { recallChoices } from './import-file.ts';
import { type Oddity, tableOddities } from './oddities.ts';
import { openTable, type Table, type TableOptions } from './open-table.ts';
import { contactReader } from './read-contact.ts';
import type { RefusedRow } from './refusals.ts';

export interface PreviewFileInput extends TableOptions {
  accountId: string;
  bytes: AsyncIterable<Uint8Array>;
  country?: CountryCode | undefined;
  columns?: ColumnChoices | undefined;
}

/** How a file would be read, by its beginning. */
export interface FilePreview extends Pick<Table, 'format' | 'encoding' | 'delimiter' | 'headingLine'> {
  /** The encoding that it would have to be read in, which is a guess: whoever imports it has to say so. */
  needsEncoding: 'windows-1252' | null;
  /** Whether the columns are taken for what the account took them for before. */
  remembered: boolean;
  columns: Column[];
  /** The first rows, as they stand in the file. */
  rows: { line: number; cells: string[] }[];
  /** Of these rows. */
  refusedRows: RefusedRow[];
  oddities: Oddity[];
}

const rowsShown = 20;

/**
 * Reads the beginning of a text, or the whole of a workbook, and changes nothing.
 *
 * @throws ContactFileError for a file that is no table
 */
export async function previewFile(sql: Sql, input: PreviewFileInput): Promise<FilePreview> {
  const { head, all } = await fileBeginning(input.bytes);
  const needsEncoding = input.encoding === undefined ? encodingToConfirm(head) : null;
  const table = await openTable(all, { ...input, encoding: needsEncoding ?? input.encoding });
  const names = nameColumns(table.headings);
  const recalled = input.columns ? undefined : await recallChoices(sql, input.accountId, names);
  const columns = planColumns(names, input.columns ?? recalled);
  const oddities = tableOddities(table, columns);
  const read = contactReader({ columns, country: input.country, onOdd: (oddity) => oddities.push(oddity) });
  const rows: FileRow[] = [];
  const refusedRows: RefusedRow[] = [];
  const hasPhone = columns.some(({ meaning }) => meaning === 'phone');
  for await (const row of table.rows) {
    rows.push(row);
    const contact = read(row);
    if (hasPhone && 'code' in contact) refusedRows.push(contact);
    if (rows.length === rowsShown) break;
  }
  const { format, encoding, delimiter, headingLine } = table;
  return {
    format,
    encoding,
    delimiter,
    headingLine,
    needsEncoding,
    remembered: recalled !== undefined,
    columns,
    rows: rows.map(({ line, cells }) => ({ line, cells })),
    refusedRows,
    oddities,
  };
}
