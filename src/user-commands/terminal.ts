import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Text of others, without what a terminal would obey: control characters, and marks that turn the direction of text. */
export const shown = (text: string): string => text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '');

/** Coloured where standard output is a terminal. NO_COLOR counts more than FORCE_COLOR here, unlike in Node. */
export const styled = (style: Style, text: string): string =>
  process.env['NO_COLOR'] ? text : styleText(style, text, { stream: process.stdout });

const minute = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });

/** An instant of an answer on this machine's clock, to the minute. */
export const localTime = (instant: string | null): string =>
  instant === null ? '-' : minute.format(new Date(instant));

const whole = new Intl.NumberFormat('en');

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${whole.format(count)} ${count === 1 ? one : many}`;

/** Bytes as people read them, in powers of 1,000. */
export function byteWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const [unit, size] =
    bytes < 1_000_000 ? ['kB', 1000] : bytes < 1_000_000_000 ? ['MB', 1_000_000] : ['GB', 1_000_000_000];
  return `${(bytes / size).toFixed(1)} ${unit}`;
}

/** For programs, whole. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value, null, 2));
}

/** For programs, one of many: a line each. */
export function printJsonLine(value: unknown): void {
  console.log(JSON.stringify(value));
}

/** For people in columns with headings; for other programs without headings, a tab between cells. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
  const cells = rows.map((row) => row.map(shown));
  if (!process.stdout.isTTY) {
    for (const row of cells) console.log(row.join('\t'));
    return;
  }
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  console.log(styled('bold', line(headings)));
  for (const row of cells) console.log(line(row));
}

/** Names and what they are, line by line. */
export function printFacts(facts: readonly (readonly [name: string, value: string])[]): void {
  const width = Math.max(...facts.map(([name]) => name.length));
  for (const [name, value] of facts) console.log(`${styled('dim', name.padEnd(width))}  ${shown(value)}`);
}

/** For the person, beside what a program reads. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
