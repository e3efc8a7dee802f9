import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRecords, type FileRow } from '../../../src/contacts/csv-records.ts';

async function read(text: string, { delimiter = ',', chunk = text.length || 1 } = {}): Promise<FileRow[]> {
  const chunks = async function* () {
    for (let at = 0; at < text.length; at += chunk) yield text.slice(at, at + chunk);
  };
  const rows: FileRow[] = [];
  for await (const row of csvRecords(chunks(), delimiter)) rows.push(row);
  return rows;
}
const cells = async (text: string) => (await read(text)).map((row) => row.cells);

describe('a quote that opens a cell and is not closed', () => {
  test('refuses its own line and no other', async () => {
    expect(await read('phone,name\n1,"Ann\n2,Ben\n3,Cy\n')).toEqual([
      { line: 1, cells: ['phone', 'name'] },
      { line: 2, cells: ['1', '"Ann'], openQuoteLine: 2 },
      { line: 3, cells: ['2', 'Ben'] },
      { line: 4, cells: ['3', 'Cy'] },
    ]);
  });

  test('refuses each of the lines that has one, also where two of them look like a pair', async () => {
    const rows = await read('phone,name\n1,"Ann\n2,"Ben');
    expect(rows.map(({ openQuoteLine }) => openQuoteLine)).toEqual([undefined, 2, 3]);
    const first = await read('name,phone\n"Ann,1\n"Ben,2\nCy,3\n');
    expect(first.map(({ openQuoteLine }) => openQuoteLine)).toEqual([undefined, 2, 3, undefined]);
  });

  test('is named by its own line where a cell before it spans some', async () => {
    expect(await read('"a\nb","c\nd,e\n')).toEqual([
      { line: 1, cells: ['a\nb', '"c'], openQuoteLine: 2 },
      { line: 3, cells: ['d', 'e'] },
    ]);
  });

  test('does not hold up the rows behind it for more than 256 Ki characters', async () => {
    const rows = await read(`a,"open\n${'b,c\n'.repeat(100_000)}d,"e"\n`, { chunk: 50_000 });
    expect(rows).toHaveLength(100_002);
    expect(rows[0]).toMatchObject({ openQuoteLine: 1 });
    expect(rows.at(-1)).toEqual({ line: 100_002, cells: ['d', 'e'] });
  });
});

describe('quotes within text', () => {
  test.each([
    ['Joe "Mac" Doe', 'Joe "Mac" Doe'],
    ['"Joe "Mac" Doe"', '"Joe "Mac" Doe"'],
    ['5" pipe', '5" pipe'],
    ['"Ann" Lee', '"Ann" Lee'],
    ['"Lee, Ann" x', '"Lee, Ann" x'],
    ['"a ""b"" c"', 'a "b" c'],
    ['"line one\nline two"', 'line one\nline two'],
    [' "a, b" ', 'a, b'],
    ['""', ''],
  ])('%s', async (written, text) => {
    expect(await cells(`1,${written},2\n3,x,4`)).toEqual([
      ['1', text, '2'],
      ['3', 'x', '4'],
    ]);
  });
});

test('a line that never ends is no table', async () => {
  await expect(read('x'.repeat(300_000))).rejects.toThrow('line 1 has more than');
});

test('whatever is written by the book is read as an independent reader reads it, in chunks of any size', async () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '"', ',', '\n', '\r\n', 'é', '😀', "'"),
    maxLength: 12,
  });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 9 }),
      async (rows, end, chunk) => {
        const text = rows
          .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
          .join(end);
        const theirs = parse(text, { relax_column_count: true });
        const ours = (await read(text, { chunk })).map((row) => row.cells);
        expect(ours).toEqual(theirs.filter((row) => row.some((value) => value.trim() !== '')));
      },
    ),
    { numRuns: 300 },
  );
});

test('whatever is written, it is read to its end, and no line is in two rows', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' '), maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (written, chunk) => {
      const rows = await read(written, { chunk });
      const lines = rows.map(({ line }) => line);
      expect(lines).toEqual([...new Set(lines)].toSorted((one, other) => one - other));
      expect(rows).toEqual(await read(written));
    }),
    { numRuns: 500 },
  );
});
