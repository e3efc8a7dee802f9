// Numbers in E.164 and signed numbers run nothing, and would no longer be what was stored.
const isHarmless = /^[+-]\d+(?:\.\d+)?$/;
// Full-width forms too: some spreadsheets take them for the ASCII ones.
const formula = /^(?:['"]*[=+\-@＝＋－＠]|'*[\t\r\n])/;
const guardedFormula = new RegExp(`^'${formula.source.slice(1)}`);
// Where a cell begins for a reader that splits at semicolons or tabs, whatever it makes of quotes.
const formulaWithin = /([;\t\r\n])(['"]*[=+\-@＝＋－＠])/g;
const guardedWithin = /([;\t\r\n])'(['"]*[=+\-@＝＋－＠])/g;

/** Text with an apostrophe before everything in it that a spreadsheet would run as a formula. */
export function guarded(text: string): string {
  if (isHarmless.test(text)) return text;
  const within = text.replace(formulaWithin, "$1'$2");
  return formula.test(within) ? `'${within}` : within;
}

/** The text that {@link guarded} was given. */
export function withoutGuard(text: string): string {
  const within = guardedFormula.test(text) ? text.slice(1) : text;
  return within.replace(guardedWithin, '$1$2');
}

const startsFormula = /^'*[=+\-@\t\r\n＝＋－＠]/;

/** As {@link guarded}, at the beginning alone: what was sealed by 0.1 is guarded so. */
export const guardedAtBeginning = (text: string): string =>
  startsFormula.test(text) && !isHarmless.test(text) ? `'${text}` : text;

/** The text that {@link guardedAtBeginning} was given; and of any file of others, the text without such an apostrophe. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && startsFormula.test(text) && !isHarmless.test(text) ? text.slice(1) : text;
