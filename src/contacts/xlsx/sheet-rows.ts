import type { FileRow } from '../csv-records.ts';
import { ContactFileError } from '../errors.ts';
import { cellText } from './cell-text.ts';
import { readXml } from './read-xml.ts';
import { openWorkbook } from './workbook.ts';

const maxColumns = 1_000;
const maxRows = 1_048_576;

/**
 * The rows of the first sheet of a workbook (.xlsx) that are not blank, as they are inflated.
 *
 * @param inflatedBytes of all parts that are read; half a gigabyte when left out
 * @throws ContactFileError for a file that is damaged, or holds more than an import takes
 */
export async function* sheetRows(
  file: Buffer,
  inflatedBytes?: number,
): AsyncGenerator<FileRow, void, undefined> {
  const workbook = await openWorkbook(file, inflatedBytes);
  const ready: FileRow[] = [];
  let row: FileRow = { line: 0, cells: [] };
  let cell = { type: '', value: '', style: '', column: -1 };
  let within = '';
  const chunks = readXml(workbook.sheet, {
    open(name, { r, t = '', s = '' }) {
      if (name === 'row') {
        const line = r === undefined ? row.line + 1 : Number(r);
        if (!(line > row.line && line <= maxRows)) throw new ContactFileError('its rows are in no order');
        row = { line, cells: [] };
        cell = { ...cell, column: -1 };
      } else if (name === 'c') {
        cell = { type: t, value: '', style: s, column: r === undefined ? cell.column + 1 : columnOf(r) };
      } else if (name === 'v' || name === 't' || name === 'rPh') within = within === 'rPh' ? within : name;
    },
    text(text) {
      if (within === 'v' || within === 't') cell.value += text;
    },
    close(name) {
      if (name === within) within = '';
      if (name === 'c') {
        const style = workbook.styles[Number(cell.style || '0')] ?? null;
        const text = cellText({ ...cell, style }, workbook);
        if (text === '') return;
        if (!(cell.column < maxColumns)) throw new ContactFileError(`it has more than ${maxColumns} columns`);
        while (row.cells.length <= cell.column) row.cells.push('');
        row.cells[cell.column] = text;
      }
      if (name === 'row' && row.cells.some((text) => text.trim() !== '')) ready.push(row);
    },
  });
  for await (const _ of chunks) yield* ready.splice(0);
  yield* ready;
}

/** The place of a cell such as `AB12`, from 0. */
function columnOf(reference: string): number {
  const letters = /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '';
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
