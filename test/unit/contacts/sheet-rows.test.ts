import { crc32, deflateRawSync } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import type { FileRow } from '../../../src/contacts/csv-records.ts';
import { openTable } from '../../../src/contacts/open-table.ts';
import { sheetRows } from '../../../src/contacts/xlsx/sheet-rows.ts';

async function read(file: Uint8Array) {
  const table = await openTable(
    (async function* () {
      yield file;
    })(),
    {},
  );
  const rows: FileRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { ...table, rows };
}

test('The first sheet is read as a person would type it: numbers in digits, dates by the calendar', async () => {
  const file = await writeXlsx({
    sheets: [
      {
        name: 'People',
        rows: [
          ['phone', 'first_name', 'joined', 'score', 'note'],
          [2025550143, 'Ada', new Date(Date.UTC(2026, 10, 3)), 0.1, 'a, "b"\nc'],
          [null, null, null, null, null],
          [49301234560, 'Žofie 😀', null, 1e15, true],
        ],
      },
      { name: 'Others', rows: [['phone'], [1]] },
    ],
  });
  const { format, encoding, headings, rows } = await read(file);
  expect({ format, encoding, headings }).toEqual({
    format: 'xlsx',
    encoding: null,
    headings: ['phone', 'first_name', 'joined', 'score', 'note'],
  });
  expect(rows).toEqual([
    { line: 2, cells: ['2025550143', 'Ada', '2026-11-03', '0.1', 'a, "b"\nc'] },
    { line: 4, cells: ['49301234560', 'Žofie 😀', '', '1000000000000000', 'TRUE'] },
  ]);
});

describe('A workbook by hand', () => {
  test('with rich text, numbers padded by their format and errors', async () => {
    const file = workbook(
      '<row r="3"><c r="A3" t="inlineStr"><is><t>phone</t></is></c><c r="C3" t="s"><v>0</v></c></row>' +
        '<row r="4"><c r="A4"><v>2.025550143E9</v></c><c r="C4" s="1"><v>2138</v></c></row>' +
        '<row r="5"><c r="A5" t="e"><v>#REF!</v></c></row>',
    );
    const { headingLine, headings, rows } = await read(file);
    expect({ headingLine, headings }).toEqual({ headingLine: 3, headings: ['phone', '', 'zip code'] });
    expect(rows).toEqual([
      { line: 4, cells: ['2025550143', '', '02138'] },
      { line: 5, cells: ['#REF!'] },
    ]);
  });

  test.each([
    ['rows in no order', '<row r="3"></row><row r="2"></row>', 'in no order'],
    ['a cell far to the right', '<row r="1"><c r="XFD1"><v>1</v></c></row>', 'more than 1000 columns'],
    ['a text without end', `<row r="1"><c r="A1"><v>${'9'.repeat(2_000_000)}</v></c></row>`, 'too long'],
    ['XML that is none', '<row r="1"><c></row>', 'damaged'],
    ['no rows', '', 'it is empty'],
  ])('%s is refused', async (_, rows, problem) => {
    await expect(read(workbook(rows))).rejects.toThrow(problem);
  });

  test('that inflates to more than it may is refused before it is read to its end', async () => {
    const bomb = workbook('<row r="1"><c r="A1"><v>1</v></c></row>'.padEnd(200_000, ' '));
    const readWithin = async (bytes: number) => {
      for await (const _ of sheetRows(bomb, bytes));
    };
    await expect(readWithin(1_000_000)).resolves.toBeUndefined();
    await expect(readWithin(100_000)).rejects.toThrow('too large');
  });
});

test.each([
  ['a zip that breaks off', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'not a whole .xlsx workbook'],
  ['an old or protected workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'old or protected'],
  ['a zip of something else', zip({ 'a.txt': Buffer.from('a') }), 'not an .xlsx workbook'],
])('%s is refused', async (_, file, problem) => {
  await expect(read(file)).rejects.toThrow(problem);
});

function workbook(rows: string): Buffer {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const relations = (list: string[][]) =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
      .map(([id, kind, target]) => `<Relationship Id="${id}" Type="${type}/${kind}" Target="${target}"/>`)
      .join('')}</Relationships>`;
  const parts: Record<string, Buffer> = {
    '_rels/.rels': Buffer.from(relations([['rId1', 'officeDocument', 'xl/workbook.xml']])),
    'xl/workbook.xml': Buffer.from(
      `<workbook ${main} xmlns:r="${type}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': Buffer.from(
      relations([
        ['rId1', 'worksheet', '/xl/worksheets/sheet1.xml'],
        ['rId2', 'sharedStrings', 'sharedStrings.xml'],
        ['rId3', 'styles', 'styles.xml'],
      ]),
    ),
    'xl/sharedStrings.xml': Buffer.from(
      `<sst ${main}><si><r><t>zip </t></r><r><t>code</t></r><rPh><t>nothing</t></rPh></si></sst>`,
    ),
    'xl/styles.xml': Buffer.from(
      `<styleSheet ${main}><numFmts><numFmt numFmtId="164" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>`,
    ),
    'xl/worksheets/sheet1.xml': Buffer.from(`<worksheet ${main}><sheetData>${rows}</sheetData></worksheet>`),
  };
  return zip(parts);
}

/** A zip of these files, deflated. */
function zip(parts: Readonly<Record<string, Buffer>>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, data] of Object.entries(parts)) {
    const deflated = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(deflated.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(name.length, 22);
    files.push(Buffer.from([0x50, 0x4b, 3, 4]), common, Buffer.from(name), deflated);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), common, rest, Buffer.from(name));
    offset += 30 + name.length + deflated.length;
  }
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(parts).length, 4);
  end.writeUInt16LE(Object.keys(parts).length, 6);
  end.writeUInt32LE(Buffer.concat(directory).length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, ...directory, Buffer.from([0x50, 0x4b, 5, 6]), end]);
}
