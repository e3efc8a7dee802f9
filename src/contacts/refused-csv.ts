import { csvLine } from '../csv/csv.ts';
import { madeStorable } from '../domain/text.ts';
import { cellText, reasonHeading } from './columns.ts';
import type { RefusedRow } from './refusals.ts';

/** In characters; what comes behind is counted and listed, but not kept. */
const longestFile = 4 * 1024 * 1024;

/** Refused rows as they were, with why, as a file that is imported again once it is corrected. */
export class RefusedCsv {
  #text = '';
  #full = false;
  #textOf: (cell: string) => string = (cell) => cell;

  begin(headings: readonly string[]): void {
    this.#textOf = cellText(headings);
    this.#add([reasonHeading, ...headings.filter((heading) => heading !== reasonHeading)]);
  }

  /** @param cells those of the row, without a reason from before */
  add(cells: readonly string[], { line, message }: RefusedRow): void {
    this.#add([`Line ${line}: ${message}`, ...cells]);
  }

  toString(): string {
    return this.#text;
  }

  #add(cells: readonly string[]): void {
    // An apostrophe that an export put on must not become two.
    const texts = cells.map((cell) => (cell === '' ? null : this.#textOf(madeStorable(cell))));
    const line = this.#full ? '' : csvLine(texts);
    if (this.#text.length + line.length > longestFile) this.#full = true;
    else this.#text += line;
  }
}
