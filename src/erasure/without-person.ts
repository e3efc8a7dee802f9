import { columns } from '../csv/columns.ts';
import { csvCellAsItIs, lineEnd } from '../csv/csv.ts';
import { cellsOf, sealedRecords } from '../csv/sealed-records.ts';
import { withoutGuard } from '../csv/guard.ts';
import { columnType } from '../domain/column-types.ts';
import type { PartKind } from '../domain/manifest.ts';
import { withoutNumber } from '../domain/without-number.ts';

/** Whom to take out. */
export interface Person {
  /** E.164. */
  phone: string;
  /** Finds the number in any text: see `numberPattern`. */
  pattern: RegExp;
  /** Contacts of the campaign that are this person. */
  contactIds: Set<string>;
}

/** What came out of a file. */
export interface TakenOut {
  /** Rows that are the person's. */
  rows: number;
  /** Other rows that held the number in some text. */
  changed: number;
  /** Of the contacts among them: those that were dialled. */
  dialled: number;
  /** The calls among them. */
  callIds: string[];
}

export const nothingTaken = (): TakenOut => ({ rows: 0, changed: 0, dialled: 0, callIds: [] });

const pieceBytes = 64 * 1024;

/**
 * A sealed file without a person: contacts and opt-outs with the number, and calls with it or with such a contact, are left out,
 * and in every other row the number is. Whatever else there is stays byte for byte.
 *
 * @param file.isFirst whether it begins with the headings
 * @param person its `contactIds` are added to while contacts are read
 * @param taken is told what came out
 */
export async function* withoutPerson(
  csv: AsyncIterable<Buffer>,
  file: { kind: PartKind; isFirst: boolean },
  person: Person,
  taken: TakenOut,
): AsyncGenerator<Buffer, void, undefined> {
  const { pattern, contactIds } = person;
  let isHeadings = file.isFirst;
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const record of sealedRecords(csv)) {
    const text = record.toString();
    const isFound = text.search(pattern) !== -1 || mentionsOne(text, contactIds);
    let kept: Buffer | null = record;
    if (!isHeadings && isFound) {
      const cells = cellsOf(record);
      if (isOf(file.kind, cells, person)) {
        taken.rows += 1;
        const told =
          cells[columns[file.kind].indexOf(file.kind === 'calls' ? 'call_id' : 'dialled_at')] ?? null;
        if (told !== null && file.kind === 'calls') taken.callIds.push(withoutGuard(told));
        else if (told !== null) taken.dialled += 1;
        kept = null;
      } else {
        const others = cells.map((cell, at) => redacted(cell, columns[file.kind][at] ?? '', pattern));
        const line = Buffer.from(others.map(csvCellAsItIs).join(',') + lineEnd);
        if (!others.every((cell, at) => cell === cells[at])) {
          taken.changed += 1;
          kept = line;
        }
      }
    }
    isHeadings = false;
    if (kept === null) continue;
    held.push(kept);
    heldBytes += kept.length;
    if (heldBytes < pieceBytes) continue;
    yield Buffer.concat(held);
    held = [];
    heldBytes = 0;
  }
  if (heldBytes > 0) yield Buffer.concat(held);
}

const mentionsOne = (text: string, ids: ReadonlySet<string>) => {
  for (const id of ids) if (text.includes(id)) return true;
  return false;
};

function isOf(
  kind: PartKind,
  cells: readonly (string | null)[],
  { phone, pattern, contactIds }: Person,
): boolean {
  const cell = (name: string) => cells[columns[kind].indexOf(name)] ?? null;
  if (kind === 'contacts') {
    if (cell('phone') !== phone) return false;
    contactIds.add(cell('contact_id') ?? '');
    return true;
  }
  if (kind === 'opt_outs') return cell('phone') === phone || (cell('call_id') ?? '').search(pattern) !== -1;
  return (
    cell('to_number') === phone ||
    cell('from_number') === phone ||
    contactIds.has(cell('contact_id') ?? '') ||
    (cell('call_id') ?? '').search(pattern) !== -1
  );
}

function redacted(cell: string | null, name: string, pattern: RegExp): string | null {
  if (cell === null || cell.search(pattern) === -1) return cell;
  if (columnType(name) !== 'json') return withoutNumber(cell, pattern);
  return JSON.stringify(withoutNumber(JSON.parse(cell) as unknown, pattern));
}
