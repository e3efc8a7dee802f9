import { csvRecords, type FileRow } from './csv-records.ts';
import { meaningOf } from './headings.ts';

export const delimiters = { comma: ',', semicolon: ';', tab: '\t', pipe: '|' } as const;
export type DelimiterName = keyof typeof delimiters;
export const delimiterNames = Object.keys(delimiters) as readonly DelimiterName[];

/** Rows among which the headings are looked for: titles, dates and the like may stand above them. */
const rowsLookedAt = 20;

/** Where the headings of a table are among its first rows; null: it is empty. */
export function findHeadings(rows: readonly FileRow[]): FileRow | null {
  const looked = rows.slice(0, rowsLookedAt);
  const known = looked.map(({ cells }) => knownHeadings(cells));
  const most = Math.max(...known.map(({ count }) => count));
  const best = looked.find((_, index) => known[index]?.phone === true && known[index].count === most);
  // Without a heading that is known: a title stands alone in its row.
  return best ?? looked.find((row) => filled(row) > 1) ?? looked[0] ?? null;
}

/** The delimiter with which the beginning of a file makes most sense: by its headings, then by rows of equal length. */
export async function findDelimiter(head: string): Promise<DelimiterName> {
  let best: { name: DelimiterName; score: number } = { name: 'comma', score: -1 };
  for (const name of delimiterNames) {
    const rows = await firstRows(head, name);
    const headings = findHeadings(rows);
    const { phone, count } = knownHeadings(headings?.cells ?? []);
    const width = headings?.cells.length ?? 0;
    const alike = width > 1 ? rows.filter(({ cells }) => cells.length === width).length / rows.length : 0;
    const score = (phone ? 1000 : 0) + count * 10 + alike + width / 10_000;
    if (score > best.score) best = { name, score };
  }
  return best.name;
}

async function firstRows(head: string, name: DelimiterName): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of csvRecords(once(head), delimiters[name])) {
    if (rows.push(row) === rowsLookedAt) break;
  }
  return rows;
}

async function* once(text: string) {
  yield text;
}

/** The line with which Excel names the delimiter: `sep=;`. */
export function delimiterLine(head: string): DelimiterName | null {
  const sign = /^"?sep=([,;\t|])"?(?:\r|\n|$)/i.exec(head)?.[1];
  const found = Object.entries(delimiters).find(([, delimiter]) => delimiter === sign);
  return (found?.[0] as DelimiterName | undefined) ?? null;
}

function knownHeadings(cells: readonly string[]): { phone: boolean; count: number } {
  const meanings = new Set(cells.map((cell) => meaningOf(cell.slice(0, 100))?.meaning).filter(Boolean));
  return { phone: meanings.has('phone'), count: meanings.size };
}

const filled = ({ cells }: FileRow) => cells.filter((cell) => cell.trim() !== '').length;
