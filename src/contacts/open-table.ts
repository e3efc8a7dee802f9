import { csvRecords, type FileRow } from './csv-records.ts';
import { decode, encodingOf } from './decode.ts';
import { ContactFileError } from './errors.ts';
import { sheetRows } from './xlsx/sheet-rows.ts';
import { delimiterLine, type DelimiterName, delimiters, findDelimiter, findHeadings } from './layout.ts';

/** How to read a file; what is left out is found out from the file. */
export interface TableOptions {
  /** One that `TextDecoder` knows. */
  encoding?: string | undefined;
  delimiter?: DelimiterName | undefined;
  /** The line of the headings, from 1; 0: the file has none. */
  headingLine?: number | undefined;
}

export interface Table {
  format: 'csv' | 'xlsx';
  /** Null for a workbook. */
  encoding: string | null;
  delimiter: DelimiterName | null;
  /** 0: the file has none. */
  headingLine: number;
  /** As they stand in the file. */
  headings: string[];
  /** The rows above the headings that are not blank. */
  above: FileRow[];
  /** The rows below the headings. */
  rows: AsyncGenerator<FileRow, void, undefined>;
}

/** Characters, or bytes, from which a file's layout is found out. */
const headLength = 64 * 1024;
/** The table of contents of a zip stands at its end, so a workbook is held as a whole. */
const maxWorkbookBytes = 32 * 1024 * 1024;
const zipFile = [0x50, 0x4b, 0x03, 0x04];
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];
/** Rows that are held until it is known which of them has the headings. */
const rowsHeld = 50;

/**
 * A file of rows, read as far as its headings.
 *
 * @throws ContactFileError for a file that is no table; from `rows` also later
 */
export async function openTable(bytes: AsyncIterable<Uint8Array>, options: TableOptions): Promise<Table> {
  const { head, all } = await peek<Uint8Array>(bytes, new Uint8Array(), (one, other) =>
    Buffer.concat([one, other]),
  );
  if (beginsWith(head, compoundFile)) {
    throw new ContactFileError(
      'it is an old or protected Excel workbook; save it as .xlsx without a password, or as CSV',
    );
  }
  if (isWorkbook(head)) {
    const table = await withHeadings(sheetRows(await wholeFile(all)), { ...options, skipLine: 0 });
    return { format: 'xlsx', encoding: null, delimiter: null, ...table };
  }
  const encoding = encodingOf(head) ?? options.encoding ?? 'utf-8';
  const text = await peek(decode(all, encoding), '', (one, other) => one + other);
  const named = delimiterLine(text.head);
  const delimiter = options.delimiter ?? named ?? (await findDelimiter(text.head));
  const rows = csvRecords(text.all, delimiters[delimiter]);
  const table = await withHeadings(rows, { ...options, skipLine: named === null ? 0 : 1 });
  return { format: 'csv', encoding, delimiter, ...table };
}

async function withHeadings(
  rows: AsyncGenerator<FileRow, void, undefined>,
  { headingLine, skipLine }: { headingLine?: number | undefined; skipLine: number },
): Promise<Pick<Table, 'headingLine' | 'headings' | 'above' | 'rows'>> {
  const first: FileRow[] = [];
  while (first.length < rowsHeld) {
    const { done, value } = await rows.next();
    if (done) break;
    if (value.line > skipLine) first.push(value);
  }
  if (first.length === 0) throw new ContactFileError('it is empty');
  const found =
    headingLine === undefined ? findHeadings(first) : first.find(({ line }) => line === headingLine);
  if (headingLine === 0) {
    const width = Math.max(...first.map(({ cells }) => cells.length));
    const headings = Array.from({ length: width }, () => '');
    return { headingLine: 0, headings, above: [], rows: following(first, rows) };
  }
  if (!found) throw new ContactFileError(`no row of its first ${rowsHeld} begins at line ${headingLine}`);
  if (found.openQuoteLine !== undefined) {
    throw new ContactFileError(`a quote in its headings, at line ${found.openQuoteLine}, is never closed`);
  }
  const index = first.indexOf(found);
  return {
    headingLine: found.line,
    headings: found.cells,
    above: first.slice(0, index),
    rows: following(first.slice(index + 1), rows),
  };
}

async function* following(first: readonly FileRow[], rows: AsyncGenerator<FileRow, void, undefined>) {
  yield* first;
  yield* rows;
}

async function wholeFile(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > maxWorkbookBytes) {
      throw new ContactFileError(`a workbook may have ${maxWorkbookBytes / 1024 / 1024} MiB; save it as CSV`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export const isWorkbook = (head: Uint8Array) => beginsWith(head, zipFile);

const beginsWith = (head: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, at) => head[at] === byte);

/** The beginning of a stream, and the stream with its beginning. */
async function peek<T extends { length: number }>(
  source: AsyncIterable<T>,
  nothing: T,
  join: (one: T, other: T) => T,
): Promise<{ head: T; all: AsyncGenerator<T, void, undefined> }> {
  const iterator = source[Symbol.asyncIterator]();
  let head = nothing;
  while (head.length < headLength) {
    const { done, value } = await iterator.next();
    if (done) break;
    head = head.length === 0 ? value : join(head, value);
  }
  async function* all() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, all: all() };
}
