import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { csvCell, csvLine } from '../../../src/csv/csv.ts';
import { unguarded, withoutGuard } from '../../../src/csv/guard.ts';

describe('a line of CSV', () => {
  test.each([
    ['plain text stays as it is', ['a', 'b c', ' d '], 'a,b c, d \r\n'],
    [
      'commas, quotes and line breaks are quoted',
      ['a,b', 'say "hi"', 'x\ny', 'x\ry'],
      '"a,b","say ""hi""","x\ny","x\ry"\r\n',
    ],
    ['nothing and the empty text can be told apart', [null, '', null], ',"",\r\n'],
  ] satisfies [string, (string | null)[], string][])('%s', (_, cells, line) => {
    expect(csvLine(cells)).toBe(line);
  });

  test.each(['=1+1', '+cmd|', '-2+3', '@SUM(A1)', '＝1', '＋1', '－1', '＠x', '+1 555', '-', '+', '-1e5'])(
    'a spreadsheet does not run %j',
    (text) => {
      expect(csvLine([text])).toBe(`'${text}\r\n`);
    },
  );

  test.each([
    ['\tx', "'\tx"],
    ['\r=1', "'\r'=1"],
    ['\n=1', "'\n'=1"],
    ['=HYPERLINK("x","y")', '\'=HYPERLINK("x","y")'],
    ['Ann;=1+1', "Ann;'=1+1"],
    [';=HYPERLINK(1)', ";'=HYPERLINK(1)"],
    ['a\t=1', "a\t'=1"],
    ['x;"@SUM(1)', 'x;\'"@SUM(1)'],
  ])(
    'a formula that needs quotes gets both, also where other readers would begin a cell: %j',
    (text, kept) => {
      expect(csvLine([text])).toBe(`"${kept.replaceAll('"', '""')}"\r\n`);
    },
  );

  test('a file that has begun with guards at the beginnings of cells goes on so', () => {
    const texts = ['=1', 'Ann;=1+1', "'=1", 'a\t=1', "A;'=1"];
    const line = texts.map((text) => csvCell(text, 'beginning')).join(',');
    expect(line).toBe("'=1,Ann;=1+1,''=1,a\t=1,A;'=1");
    const [cells] = parse(line);
    expect(cells?.map(unguarded)).toEqual(texts);
  });

  test.each(['+15551234567', '-12', '-12.50', '+0', '0', 'a=b'])(
    '%s is no formula and stays exact',
    (text) => {
      expect(csvLine([text])).toBe(`${text}\r\n`);
    },
  );

  test('any text comes back exactly, also text that looks neutralised already', () => {
    const texts = [
      "'=1",
      "''+1",
      "'+15551234567",
      "'hello",
      "'",
      'emoji 🧑‍🚀, "quoted"',
      'שלום, עולם',
      'مرحبا\nبالعالم',
      '漢字\r\n"',
      '\u202eevil',
      '=1',
      '+15551234567',
      '-3',
      '',
      'Ann;=1+1',
      "Ann;'=1+1",
      "a\t''-1",
      ';"=1',
    ];
    const [cells] = parse(csvLine(texts));
    expect(cells?.map(withoutGuard)).toEqual(texts);
  });
});
