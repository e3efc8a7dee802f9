import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js';
import { withoutInvisible } from '../domain/text.ts';

export type PhoneProblem = 'phone_invalid' | 'phone_several' | 'phone_rounded';

export interface Phone {
  /** E.164. */
  phone: string;
  /** What to dial after the connection. */
  extension?: string;
  /** Whether a spreadsheet had written it as a number with a fraction or an exponent. */
  asNumber?: true;
}

/** A cell longer than this holds no number. */
const maxLength = 80;
/** What a number's own digits and punctuation are, as people write it. */
const numberText = /^[+＋]?[\p{Nd}\p{Zs}\p{Pd}−ー.().（）［］[\]．/／]+$/u;
const digitsOf = (text: string) => text.match(/\p{Nd}/gu)?.length ?? 0;
/** What follows a number: `x12`, `ext. 34`, `;ext=7`, or a pause as in `,55`. */
const extensionText =
  /^(?:,{1,2}|;ext=|[,;]? ?(?:extension|extensi[oó]n|extn?|x|poste|durchwahl|anexo|interno|int|#)[.:=]?) ?(\d{1,6})$/iu;
const between = /[,;&|/／\r\n]|:::| (?:or|and|oder|und|o|y|ou|et) /iu;
/** Digits of the shortest number that somebody could mean to write. */
const fewestDigits = 6;

/**
 * The number in a cell. Only what belongs to a number is left out of it: text that could be a second number, or digits
 * that a spreadsheet has rounded away, would have somebody dialled whom nobody meant.
 *
 * @param country of numbers without a country code
 */
export function readPhone(cell: string, country: CountryCode | undefined): Phone | PhoneProblem {
  // Spreadsheets put an apostrophe before what begins with a plus sign.
  const text = withoutInvisible(cell)
    .trim()
    .replace(/^['’]+/, '')
    .replace(/^tel:/i, '')
    .replace(/[^\S\r\n]+/g, ' ');
  if (text.length > maxLength) return 'phone_invalid';
  const whole = fromSpreadsheet(text);
  if (whole === null) return 'phone_rounded';

  const tailAt = whole.search(/[a-z,;#]/i);
  const main = tailAt === -1 ? whole : whole.slice(0, tailAt).trimEnd();
  const extension = tailAt === -1 ? undefined : extensionText.exec(whole.slice(tailAt))?.[1];
  const ofOneNumber = (tailAt === -1 || extension !== undefined) && numberText.test(main);
  if (holdsSeveral(ofOneNumber ? main : whole, country)) return 'phone_several';
  const phone = ofOneNumber ? e164(main, country) : null;
  if (phone === null) return 'phone_invalid';
  return { phone, ...(extension !== undefined && { extension }), ...(whole !== text && { asNumber: true }) };
}

/** Numbers that a spreadsheet wrote as such: `2025550143.0`, `2.025550143E+9`. Null: digits are missing. */
function fromSpreadsheet(text: string): string | null {
  const scientific = /^(\+?\d)[.,]?(\d*)e\+?(\d{1,3})$/i.exec(text);
  if (scientific) {
    const [, first = '', others = '', exponent] = scientific;
    return others.length === Number(exponent) ? first + others : null;
  }
  return /^\+?\d{5,}[.,]0+$/.test(text) ? text.replace(/[.,]0+$/, '') : text;
}

function holdsSeveral(text: string, country: CountryCode | undefined): boolean {
  const parts = text.split(between).filter((part) => digitsOf(part) > 0);
  const [first = '', second = ''] = parts;
  // A stroke parts the area code from the rest, too: 030/123456. So it parts two numbers if the first one is whole.
  if (parts.length > 1 && (e164(first, country) !== null || digitsOf(second) < fewestDigits - 2)) return true;
  if (text.lastIndexOf('+') > 0) return true;
  // Where numbers have no fixed length, two may pass for one long number; the second begins as a number does.
  for (const { index } of text.matchAll(/ (?=\(?0)/g)) {
    const halves = [text.slice(0, index), text.slice(index + 1)];
    if (halves.every((half) => digitsOf(half) >= fewestDigits && e164(half, country) !== null)) return true;
  }
  return false;
}

function e164(text: string, defaultCountry: CountryCode | undefined): string | null {
  const number = parsePhoneNumberFromString(text, {
    extract: false,
    ...(defaultCountry && { defaultCountry }),
  });
  return number?.isValid() ? number.number : null;
}
