/** How a number is shown: as a date, or padded to so many digits; null: as it is. */
export type CellStyle = { date: true } | { digits: number } | null;

/** A cell's value as it stands in the file. */
export interface CellValue {
  type: string;
  value: string;
  style: CellStyle;
}

/** The text of a cell as a person would type it: numbers in digits without an exponent, dates in ISO 8601. */
export function cellText({ type, value, style }: CellValue, workbook: CellContext): string {
  if (type === 's') return unescaped(workbook.sharedStrings[Number(value)] ?? '');
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type === 'str' || type === 'inlineStr') return unescaped(value);
  if (type !== '' && type !== 'n') return value;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (style && 'date' in style) return dateText(number, workbook.from1904);
  const digits = Number.isSafeInteger(number) ? String(number) : inDigits.format(number);
  return style ? digits.padStart(style.digits, '0') : digits;
}

const inDigits = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 15 });

export interface CellContext {
  sharedStrings: readonly string[];
  from1904: boolean;
}

const builtInDates = [
  [14, 22],
  [27, 36],
  [45, 47],
  [50, 58],
] as const;

/** Whether a number format shows dates or times: one that is built in, or by the letters of its code. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return builtInDates.some(([from, to]) => id >= from && id <= to);
  return /[dmyhs]/i.test(code.replace(/"[^"]*"|\[[^[\]]*\]|\\./g, ''));
}

const dayMs = 24 * 60 * 60 * 1000;

function dateText(days: number, from1904: boolean): string {
  // Day 60 is a 29 February 1900 that never was.
  const origin = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const time = new Date(origin + Math.round((days * dayMs) / 1000) * 1000);
  if (Number.isNaN(time.getTime())) return String(days);
  const iso = time.toISOString();
  const clock = iso.slice(11, iso.slice(17, 19) === '00' ? 16 : 19);
  if (days < 1) return clock;
  return Number.isInteger(days) ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${clock}`;
}

/** What XML cannot hold stands as `_x000D_`. */
const unescaped = (text: string) =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
