import { pipeline, Readable } from 'node:stream';
import { CsvError as ParserError, type Options, parse } from 'csv-parse';
import { countDelimiters } from './count-delimiters.ts';
import { CsvError } from './errors.ts';

export interface CsvRecord {
  /** The line of the file where the record begins, from 1. */
  line: number;
  cells: string[];
}

const maxRecordCharacters = 256 * 1024;
const lineBreak = /\r\n|\r|\n/g;

/**
 * The records of a CSV file that are not blank, the first one (the headings) included. The delimiter is that of the
 * first record: comma, semicolon or tab.
 *
 * @throws CsvError when a quote is never closed, or a record is longer than 256 Ki characters
 */
export async function* csvRecords(text: AsyncIterable<string>): AsyncGenerator<CsvRecord> {
  const { delimiter, rest } = await peekFirstRecord(text);
  let line = 1;
  const options: Options<CsvRecord, unknown> = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: maxRecordCharacters,
    raw: true,
    // Called as each record is parsed: an error that comes next finds the line of its record, whatever is still buffered.
    // The parser's own count of lines is off after CRLF within quotes.
    on_record: (parsed: unknown): CsvRecord | null => {
      const { record: cells, raw } = parsed as { record: string[]; raw: string };
      const begin = line + countLineBreaks(/^[\r\n]*/.exec(raw)?.[0] ?? '');
      line += countLineBreaks(raw);
      return cells.some((cell) => cell.trim() !== '') ? { line: begin, cells } : null;
    },
  };
  // The package's types know rows of strings only where there are no named columns.
  const parser = parse(options as unknown as Options);
  // An error of the source ends the parser with it, and a parser that is left early ends the source.
  pipeline(Readable.from(rest, { objectMode: false }), parser, () => {});
  try {
    yield* parser as AsyncIterable<CsvRecord>;
  } catch (error) {
    if (!(error instanceof ParserError)) throw error;
    const problem =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'a quote is never closed'
        : 'a record is too long, or a quote is not closed';
    throw new CsvError(`${problem} in the record that begins at line ${line}`);
  }
}

async function peekFirstRecord(text: AsyncIterable<string>) {
  const source = text[Symbol.asyncIterator]();
  const counter = countDelimiters();
  let head = '';
  let next = await source.next();
  while (!next.done) {
    head += next.value;
    if (counter.read(next.value) || head.length > maxRecordCharacters) break;
    next = await source.next();
  }
  async function* rest() {
    yield head;
    yield* { [Symbol.asyncIterator]: () => source };
  }
  return { delimiter: counter.mostFrequent(), rest: rest() };
}

const countLineBreaks = (text: string) => text.match(lineBreak)?.length ?? 0;
