export const notStorable = 'must not contain NUL or broken surrogate pairs';

/** Whether Postgres can store the text: it holds neither NUL nor half of a surrogate pair. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\0');

/** The text with what Postgres cannot store shown as such. */
export const madeStorable = (text: string): string => text.replace(/[\0\p{Surrogate}]/gu, '\uFFFD');

/** Whether there is anything to see in the text: more than blanks, marks of direction, joiners and the like. */
export const isVisible = (text: string): boolean =>
  /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Control}\p{Format}]/u.test(text);

/**
 * The text without marks of direction, joiners, variation selectors and the like. Only for what they mean nothing in:
 * numbers, headings, ids, addresses. In a name, a joiner may be part of how it is written.
 */
export const withoutInvisible = (text: string): string =>
  text.replace(/[\p{Default_Ignorable_Code_Point}\p{Format}]/gu, '');

/** The beginning of the text: of so many characters at most, and not with half of a surrogate pair at its end. */
export function beginningOf(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '');
}
