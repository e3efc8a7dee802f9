import { beginningOf, isStorable, isVisible, withoutInvisible } from '../domain/text.ts';
import { contactExport, type ExportedColumn } from '../csv/contact-export.ts';
import { unguarded, withoutGuard } from '../csv/guard.ts';
import { ContactFileError } from './errors.ts';
import { type ColumnMeaning, columnMeanings, meaningOf } from './headings.ts';

/** What somebody wants columns to be taken for, by their headings. */
export type ColumnChoices = Readonly<Record<string, ColumnMeaning>>;

export interface Column {
  /** As it names a field: without blanks around it, and unlike all others of the file. */
  heading: string;
  meaning: ColumnMeaning;
}

/** The column that a file of refused rows has more than the file it came from. */
export const reasonHeading = 'lastcall_reason';

/** What the cells of a file with these headings say, without the apostrophes that an export of ours put on. */
export const cellText = (headings: readonly string[]): ((cell: string) => string) =>
  headings.includes(reasonHeading) || contactExport(headings) ? withoutGuard : unguarded;

const maxColumns = 200;
const maxHeadingLength = 200;

/**
 * The headings as the names of fields: an empty one is named by its place, one that comes again gets a number.
 *
 * @throws ContactFileError for headings that cannot be used
 */
export function nameColumns(headings: readonly string[]): string[] {
  // Spreadsheets write a comma for each column that was ever used.
  const named = headings.findLastIndex((heading) => heading.trim() !== '') + 1;
  if (named > maxColumns) throw new ContactFileError(`it has more than ${maxColumns} columns`);
  const taken = new Set<string>();
  return headings.slice(0, maxColumns).map((heading, index) => {
    const place = `column ${index + 1}`;
    if (heading.length > maxHeadingLength) {
      throw new ContactFileError(
        `the heading "${beginningOf(heading, 40)}…" is longer than ${maxHeadingLength} characters`,
      );
    }
    if (!isStorable(heading)) {
      throw new ContactFileError(`the heading of ${place} contains a NUL character or half of a character`);
    }
    if (heading.trim() !== '' && !isVisible(heading)) {
      throw new ContactFileError(`the heading of ${place} has nothing but characters that cannot be seen`);
    }
    const name = withoutInvisible(heading).trim().replace(/\s+/g, ' ') || place;
    let unique = name;
    for (let count = 2; taken.has(unique); count += 1) unique = `${name} (${count})`;
    taken.add(unique);
    return unique;
  });
}

/**
 * What each column is taken for: what was chosen, else what its heading means. Several may be phone columns; of
 * everything else there is one, and where headings name several, the first is meant and the others are kept as fields.
 *
 * @throws ContactFileError for choices that do not fit the headings
 */
export function planColumns(headings: readonly string[], choices: ColumnChoices = {}): Column[] {
  const unknown = Object.keys(choices).find((heading) => !headings.includes(heading));
  if (unknown !== undefined) throw new ContactFileError(`it has no column "${beginningOf(unknown, 40)}"`);
  const chosen = (heading: string) => (Object.hasOwn(choices, heading) ? choices[heading] : undefined);
  const taken = new Set<ColumnMeaning>();
  for (const meaning of headings.map(chosen)) {
    if (meaning === undefined || !isSingle(meaning)) continue;
    if (taken.has(meaning)) throw new ContactFileError(`two of its columns are taken for "${meaning}"`);
    taken.add(meaning);
  }
  const guesses = guess(headings);
  return headings.map((heading, index) => {
    const meaning = chosen(heading);
    if (meaning !== undefined) return { heading, meaning };
    const guessed = guesses[index] ?? 'field';
    return { heading, meaning: taken.has(guessed) ? 'field' : guessed };
  });
}

/** What was once chosen, as far as there are such columns and meanings still. */
export const fittingChoices = (
  headings: readonly string[],
  choices: Readonly<Record<string, string>>,
): ColumnChoices =>
  Object.fromEntries(
    Object.entries(choices).flatMap(([heading, chosen]) => {
      const meaning = columnMeanings.find((known) => known === chosen);
      return meaning && headings.includes(heading) ? [[heading, meaning]] : [];
    }),
  );

const isSingle = (meaning: ColumnMeaning) => !['phone', 'field', 'ignore'].includes(meaning);

/** @throws ContactFileError when no column is taken for the phone */
export function requirePhoneColumn(columns: readonly Column[]): void {
  if (columns.some(({ meaning }) => meaning === 'phone')) return;
  const found = columns.slice(0, 10).map(({ heading }) => `"${beginningOf(heading, 40)}"`);
  throw new ContactFileError(`it has no heading "phone" (found: ${found.join(', ')})`);
}

function guess(headings: readonly string[]): ColumnMeaning[] {
  const exported = contactExport(headings);
  if (exported) {
    return headings.map((heading) =>
      heading === reasonHeading ? 'ignore' : meaningOfExported(exported.columnOf(heading)),
    );
  }
  const best = new Map<ColumnMeaning, { index: number; rank: number }>();
  headings.forEach((heading, index) => {
    const found = meaningOf(heading);
    if (!found) return;
    const before = best.get(found.meaning);
    if (!before || found.rank < before.rank) best.set(found.meaning, { index, rank: found.rank });
  });
  return headings.map((heading, index) => {
    if (heading === reasonHeading) return 'ignore';
    if (meaningOf(heading)?.meaning === 'phone') return 'phone';
    return [...best].find(([, place]) => place.index === index)?.[0] ?? 'field';
  });
}

// In a file of our own a column is what it says: a field that is called as a phone is none.
function meaningOfExported(column: ExportedColumn): ColumnMeaning {
  if (column.is === 'ours') return 'ignore';
  return column.is === 'known' ? (meaningOf(column.name)?.meaning ?? 'field') : 'field';
}

/** The phone columns in the order in which they are tried. */
export function phoneOrder(columns: readonly Column[]): number[] {
  return columns
    .flatMap(({ heading, meaning }, index) =>
      meaning === 'phone' ? [{ index, rank: meaningOf(heading)?.rank ?? 0 }] : [],
    )
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ index }) => index);
}
