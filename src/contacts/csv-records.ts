import { ContactFileError } from './errors.ts';

/** A row of a table as it stands in its file. */
export interface FileRow {
  /** The line of the file, or the row of the sheet, where it begins, from 1. */
  line: number;
  cells: string[];
  /** The line of a quote that opens a cell and closes it nowhere; the cells are then those of that line, as written. */
  openQuoteLine?: number;
}

/** A record longer than this is none: its quote is not closed, or the file is no table. */
const maxRecordCharacters = 256 * 1024;
/** Text is looked at in pieces of this size at least, so that a record that spans many small chunks is not read again for each. */
const pieceLength = 32 * 1024;

/**
 * The rows of a CSV file that are not blank. A cell in quotes may hold delimiters and line breaks. A quote that opens
 * a cell counts as text where other text follows its end on the same line (`"Ann" Lee`). One that finds its end only
 * after further rows, in the middle of a cell, or nowhere spoils its own line: the rows after it are read as rows.
 *
 * @throws ContactFileError for a line of more than 256 Ki characters
 */
export async function* csvRecords(
  text: AsyncIterable<string>,
  delimiter: string,
): AsyncGenerator<FileRow, void, undefined> {
  let rest = '';
  let line = 1;
  const rows = function* (piece: string, ended: boolean): Generator<FileRow> {
    const reader = new RecordReader(piece, delimiter, ended);
    for (let record = reader.next(); record; record = reader.next()) {
      const { cells, breaks, openQuoteBreaks } = record;
      if (openQuoteBreaks !== undefined) yield { line, cells, openQuoteLine: line + openQuoteBreaks };
      else if (cells.some((cell) => cell.trim() !== '')) yield { line, cells };
      line += breaks;
    }
    rest = piece.slice(reader.at);
    if (rest.length > maxRecordCharacters) {
      throw new ContactFileError(`line ${line} has more than ${maxRecordCharacters} characters`);
    }
  };
  for await (const chunk of pieces(text)) yield* rows(rest + chunk, false);
  yield* rows(rest, true);
}

async function* pieces(text: AsyncIterable<string>): AsyncGenerator<string> {
  let piece = '';
  for await (const chunk of text) {
    piece += chunk;
    if (piece.length < pieceLength) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

interface CsvRecord {
  cells: string[];
  /** How many line breaks it has, with the one at its end. */
  breaks: number;
  /** How many of them come before the quote that is not closed. */
  openQuoteBreaks?: number;
}

/** Takes records from the beginning of a text; what is incomplete, unless the text has ended, is left from `at` on. */
class RecordReader {
  at = 0;
  readonly #text: string;
  readonly #delimiter: string;
  readonly #ended: boolean;
  // A search to the end of the text for what is not there would otherwise be made for each line.
  #nextCr = -1;
  #nextLf = -1;

  constructor(text: string, delimiter: string, ended: boolean) {
    this.#text = text;
    this.#delimiter = delimiter;
    this.#ended = ended;
  }

  next(): CsvRecord | null {
    if (this.at === this.#text.length) return null;
    const end = this.#lineEnd(this.at);
    if (end === null) return null;
    const line = this.#text.slice(this.at, end);
    if (!line.includes('"')) {
      this.at = this.#afterBreak(end);
      return { cells: line.split(this.#delimiter), breaks: 1 };
    }
    return this.#quoted(end);
  }

  #quoted(firstEnd: number): CsvRecord | null {
    const text = this.#text;
    const cells: string[] = [];
    let breaks = 1;
    let end = firstEnd;
    for (let at = this.at; ; at += 1) {
      const open = this.#skipBlanks(at, end);
      const cell = text[open] === '"' ? this.#quotedCell(open, end) : this.#plainCell(at, end);
      if (cell === 'incomplete') return null;
      if (cell === 'open') {
        cells.push(...text.slice(at, end).split(this.#delimiter));
        this.at = this.#afterBreak(end);
        return { cells, breaks, openQuoteBreaks: breaks - 1 };
      }
      cells.push(cell.text);
      if (cell.end > end) {
        breaks += countLineBreaks(text.slice(open, cell.end));
        const next = this.#lineEnd(cell.end);
        if (next === null) return null;
        end = next;
      }
      at = cell.end;
      if (at >= end) break;
    }
    this.at = this.#afterBreak(end);
    return { cells, breaks };
  }

  #plainCell(at: number, lineEnd: number) {
    const rest = this.#text.slice(at, lineEnd);
    const length = orElse(rest.indexOf(this.#delimiter), rest.length);
    return { text: rest.slice(0, length), end: at + length };
  }

  #quotedCell(open: number, lineEnd: number): { text: string; end: number } | 'incomplete' | 'open' {
    const text = this.#text;
    let quote = text.indexOf('"', open + 1);
    while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
    const end = quote === -1 ? text.length : this.#skipBlanks(quote + 1, text.length);
    if (end - this.at > maxRecordCharacters) return 'open';
    if (end === text.length && !this.#ended) return 'incomplete';
    if (quote === -1) return 'open';
    const next = text[end];
    if (next === undefined || next === this.#delimiter || next === '\n' || next === '\r') {
      return { text: text.slice(open + 1, quote).replaceAll('""', '"'), end };
    }
    return quote < lineEnd ? this.#asWritten(open, lineEnd) : 'open';
  }

  /** A cell that begins with a quote and is not one in quotes: up to the first delimiter outside its pairs of quotes. */
  #asWritten(open: number, lineEnd: number): { text: string; end: number } | 'open' {
    let outside = true;
    let end = open;
    for (; end < lineEnd; end += 1) {
      const character = this.#text[end];
      if (character === '"') outside = !outside;
      else if (outside && character === this.#delimiter) break;
    }
    return outside ? { text: this.#text.slice(open, end), end } : 'open';
  }

  #skipBlanks(from: number, end: number): number {
    let at = from;
    while (at < end && this.#text[at] === ' ') at += 1;
    return at;
  }

  /** Where the line ends that `from` is in; null: not known yet. */
  #lineEnd(from: number): number | null {
    const none = this.#text.length;
    if (this.#nextCr < from) this.#nextCr = orElse(this.#text.indexOf('\r', from), none);
    if (this.#nextLf < from) this.#nextLf = orElse(this.#text.indexOf('\n', from), none);
    const end = Math.min(this.#nextCr, this.#nextLf);
    if (this.#ended) return end;
    // The other half of a line break may be still to come.
    return end === none || (end === this.#nextCr && end + 1 === none) ? null : end;
  }

  #afterBreak(end: number): number {
    return Math.min(this.#text.length, this.#text.startsWith('\r\n', end) ? end + 2 : end + 1);
  }
}

const orElse = (index: number, none: number) => (index === -1 ? none : index);
const countLineBreaks = (text: string) => text.match(/\r\n|\r|\n/g)?.length ?? 0;
