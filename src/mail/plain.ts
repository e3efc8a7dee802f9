import { beginningOf } from '../domain/text.ts';

const longestName = 120;

/** A text of somebody else's as it stands in a mail: on one line, without marks that turn the line round, and not long. */
export function plain(text: string, maxLength = longestName): string {
  const line = text.replace(/[\p{Control}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();
  const beginning = beginningOf(line, maxLength);
  return beginning.length < line.length ? `${beginning}…` : beginning;
}
