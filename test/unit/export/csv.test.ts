import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { type Cell, csvChunks, csvLine } from '../../../src/csv/csv.ts';
import { unguarded, withoutGuard } from '../../../src/csv/guard.ts';

async function* pagesOf(...pages: Cell[][][]) {
  yield* pages;
}

async function textOf(chunks: AsyncIterable<Buffer>) {
  let text = '';
  for await (const chunk of chunks) text += chunk.toString();
  return text;
}

describe('a line of CSV', () => {
  test.each([
    ['plain text stays as it is', ['a', 'b c', ' d '], 'a,b c, d \r\n'],
    [
      'commas, quotes and line breaks are quoted',
      ['a,b', 'say "hi"', 'x\ny', 'x\ry'],
      '"a,b","say ""hi""","x\ny","x\ry"\r\n',
    ],
    ['nothing and the empty text can be told apart', [null, '', null], ',"",\r\n'],
    ['numbers and truth values are bare', [12, -0.5, true, false], '12,-0.5,true,false\r\n'],
    [
      'times are UTC with milliseconds',
      [new Date('2026-03-01T12:00:00+02:00')],
      '2026-03-01T10:00:00.000Z\r\n',
    ],
  ] satisfies [string, Cell[], string][])('%s', (_, cells, line) => {
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
    expect(csvLine(texts, 'beginning')).toBe("'=1,Ann;=1+1,''=1,a\t=1,A;'=1\r\n");
    const [cells] = parse(csvLine(texts, 'beginning'));
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

describe('chunks of CSV', () => {
  test('the header comes first, also without any row', async () => {
    expect(await textOf(csvChunks(['a', 'b'], pagesOf()))).toBe('a,b\r\n');
    expect(await textOf(csvChunks(null, pagesOf()))).toBe('');
    expect(await textOf(csvChunks(['a'], pagesOf([['1'], ['2']], [['3']])))).toBe('a\r\n1\r\n2\r\n3\r\n');
  });

  test('rows are gathered into chunks of about 64 kB, and pages are pulled only when they are wanted', async () => {
    let pulled = 0;
    async function* pages() {
      for (;;) {
        pulled += 1;
        yield Array.from({ length: 100 }, () => ['x'.repeat(98)]);
      }
    }
    const chunks = csvChunks(null, pages());
    for (let count = 1; count <= 20; count += 1) {
      const { value } = await chunks.next();
      expect(value?.length).toBeGreaterThanOrEqual(64 * 1024);
      expect(value?.length).toBeLessThan(65 * 1024);
      expect(pulled).toBeLessThanOrEqual(7 * count);
    }
    await chunks.return();
  });
});
