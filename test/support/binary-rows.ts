import { text } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import type { ColumnType } from '../../src/domain/column-types.ts';
import type { RowFormat } from '../../src/csv/row-format.ts';
import { writeRows } from '../../src/csv/write-rows.ts';

export type Value = string | number | boolean | Date | null;

/** The type of a column that holds such a value. */
export function typeOf(value: Value): ColumnType {
  if (value instanceof Date) return 'time';
  if (typeof value === 'number') return 'integer';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}

/** Rows as Postgres sends them in the binary format of `COPY`. */
export function binaryPiece(rows: readonly (readonly Value[])[]): Buffer {
  const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
  const head = Buffer.concat([signature, Buffer.alloc(8)]);
  const tuples = rows.map((values) => Buffer.concat([int16(values.length), ...values.map(binaryValue)]));
  return Buffer.concat([head, ...tuples, int16(-1)]);
}

function binaryValue(value: Value): Buffer {
  if (value === null) return int32(-1);
  const bytes = bytesOfValue(value);
  return Buffer.concat([int32(bytes.length), bytes]);
}

function bytesOfValue(value: Exclude<Value, null>): Buffer {
  if (typeof value === 'boolean') return Buffer.from([value ? 1 : 0]);
  if (typeof value === 'number') return int32(value);
  if (typeof value === 'string') return Buffer.from(value);
  const micros = Buffer.alloc(8);
  // Some µs are there, too: nobody is to see them.
  micros.writeBigInt64BE(BigInt(value.getTime() - Date.UTC(2000, 0, 1)) * 1000n + 999n);
  return micros;
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

/** What a format makes of rows. */
export const written = (format: RowFormat, ...rows: (readonly Value[])[]): Promise<string> =>
  text(Readable.from(writeRows('', Readable.from([binaryPiece(rows)]), format)));
