import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameOfHeading, ownHeading } from '../../../src/csv/column-headings.ts';
import { withoutGuard } from '../../../src/csv/guard.ts';
import { cutMark, longestCell, spreadsheetLine } from '../../../src/csv/spreadsheet.ts';

const line = (...cells: string[]) => spreadsheetLine(cells);
/** What is hard for readers of CSV, closely together. */
const nasty = fc.string({
  unit: fc.constantFrom(...Array.from('=+-@＝＋－＠;,\t\r\n\'"| a1'), '🧑', 'é', '\u202e', '\u200b'),
  maxLength: 12,
});
describe('a spreadsheet', () => {
  test.each([
    ['=1+1', "'=1+1\r\n"],
    ['Ann;=1+1', '"Ann;\'=1+1"\r\n'],
    [';=HYPERLINK(1)', '";\'=HYPERLINK(1)"\r\n'],
    ['a\t=1+1', '"a\t\'=1+1"\r\n'],
    ['a\n=1+1', '"a\n\'=1+1"\r\n'],
    [';"=1+1', '";\'""=1+1"\r\n'],
    ['\t=1', '"\'\t\'=1"\r\n'],
    ['+12025550143', '+12025550143\r\n'],
    ['-3.50', '-3.50\r\n'],
    ['a=b', 'a=b\r\n'],
    ['', '\r\n'],
  ])('writes %j so that nothing runs', (text, written) => {
    expect(line(text)).toBe(written);
  });

  test.each([/[\r\n;]/, /[\r\n\t]/])('runs no text where lines are split at %s', (delimiter) => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 4 }), (cells) => {
        const [read] = parse(line(...cells), { relax_column_count: true });
        for (const cell of read ?? []) {
          if (/^[+-]\d+(?:\.\d+)?$/.test(cell)) continue;
          for (const part of cell.split(delimiter)) expect(part).not.toMatch(/^"*[=+\-@＝＋－＠]/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('gives back every text exactly when what it put on is taken off', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 2, maxLength: 4 }), (cells) => {
        const [read] = parse(line(...cells));
        expect(read?.map(withoutGuard)).toEqual(cells);
      }),
      { numRuns: 2_000 },
    );
  });

  test('has no cell above 32,767 characters, and marks what was cut', () => {
    const [[kept, cut] = []] = parse(line('x'.repeat(longestCell), `=${'x'.repeat(longestCell)}`));
    expect(kept).toBe('x'.repeat(longestCell));
    expect(cut).toHaveLength(longestCell);
    expect(cut?.startsWith("'=x")).toBe(true);
    expect(cut?.endsWith(cutMark)).toBe(true);
  });
});

test('a field that is called as a fixed column has a heading of its own, from which its name comes back', () => {
  const fixed = ['phone', 'first_name'];
  expect(ownHeading('phone', fixed, 'field')).toBe('phone (field)');
  expect(ownHeading('phone (field)', fixed, 'field')).toBe('phone (field) (field)');
  expect(ownHeading('Phone', fixed, 'field')).toBe('Phone');
  expect(ownHeading('notes (field)', fixed, 'field')).toBe('notes (field)');
  for (const name of ['phone', 'phone (field)', 'Phone', 'notes (field)', 'phone  (field)']) {
    expect(nameOfHeading(ownHeading(name, fixed, 'field'), fixed, 'field')).toBe(name);
  }
  expect(nameOfHeading('phone', fixed, 'field')).toBeNull();
});
