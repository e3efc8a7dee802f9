import type { CsvGuard } from '../domain/manifest.ts';
import type { ColumnType } from '../domain/column-types.ts';
import { csvCell, lineEnd } from './csv.ts';
import { longestCell, spreadsheetCell } from './spreadsheet.ts';
import { csvTextWriter } from './write-csv-text.ts';
import { writeJsonText } from './write-json-text.ts';
import { timeWriter } from './write-time.ts';
import { writeBoolean, writeBytes, writeInteger, writeUuid, type WriteValue } from './write-values.ts';
import { zoneOffset } from './zoned-time.ts';

/** How rows of certain columns are written. */
export interface RowFormat {
  /** What stands before each value. */
  before: readonly Uint8Array[];
  /** How each value is written. */
  write: readonly WriteValue[];
  /** What stands for a value that is not there. */
  nothing: Uint8Array;
  /** What ends a row. */
  end: Uint8Array;
}

const asTheyAre = { uuid: writeUuid, integer: writeInteger, boolean: writeBoolean };

/** As rows are sealed: times in UTC. */
export function csvFormat(types: readonly ColumnType[], guard: CsvGuard = 'everywhere'): RowFormat {
  const text = csvTextWriter({ cell: (cell) => csvCell(cell, guard), longest: Number.POSITIVE_INFINITY });
  return separated(types, { ...asTheyAre, time: timeWriter(), text, json: text });
}

/** For people with a spreadsheet: times of a zone. */
export function spreadsheetFormat(types: readonly ColumnType[], timeZone: string): RowFormat {
  const text = csvTextWriter({ cell: spreadsheetCell, longest: longestCell });
  return separated(types, { ...asTheyAre, time: timeWriter(zoneOffset(timeZone)), text, json: text });
}

/** As JSON Lines: each row an object. */
export function jsonLinesFormat(columns: readonly { heading: string; type: ColumnType }[]): RowFormat {
  const time = timeWriter();
  const quoted =
    (write: WriteValue): WriteValue =>
    (out, from, at, length) => {
      out.write(quoteMark);
      write(out, from, at, length);
      out.write(quoteMark);
    };
  const writers: Writers = {
    ...asTheyAre,
    uuid: quoted(writeUuid),
    time: quoted(time),
    text: writeJsonText,
    json: writeBytes,
  };
  return {
    before: columns.map(({ heading }, at) =>
      Buffer.from(`${at === 0 ? '{' : ','}${JSON.stringify(heading)}:`),
    ),
    write: columns.map(({ type }) => writers[type]),
    nothing: Buffer.from('null'),
    end: Buffer.from('}\n'),
  };
}

const quoteMark = Buffer.from('"');
type Writers = Readonly<Record<ColumnType, WriteValue>>;

const separated = (types: readonly ColumnType[], writers: Writers): RowFormat => ({
  before: types.map((_, at) => Buffer.from(at === 0 ? '' : ',')),
  write: types.map((type) => writers[type]),
  nothing: Buffer.alloc(0),
  end: Buffer.from(lineEnd),
});
