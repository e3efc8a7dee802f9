import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { binaryRows } from '../csv/binary-rows.ts';
import { readTimeMs } from '../csv/write-time.ts';
import type { ColumnType } from '../domain/column-types.ts';

// What is held at once: a row group is written as a whole.
const rowsOfGroup = 50_000;
const bytesOfGroup = 16 * 1024 * 1024;

interface ParquetColumn {
  heading: string;
  type: ColumnType;
}

type Value = string | number | boolean | bigint | null;
type ReadValue = (from: Buffer, at: number, length: number) => Value;

/**
 * Rows as Parquet: times in UTC as timestamps of ms, ids and JSON as text, compressed with Snappy. Holds one row group.
 *
 * @param pieces rows in the binary format of `COPY`
 */
export async function* parquetChunks(
  columns: readonly ParquetColumn[],
  pieces: AsyncIterable<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  const bytes = new ByteWriter();
  const file = new ParquetWriter({ writer: bytes, schema: schemaOf(columns) });
  const group = new RowGroup(columns);
  for await (const piece of pieces) {
    group.rows += binaryRows(piece, (from, at) => group.readRow(from, at));
    group.bytes += piece.length;
    if (group.rows < rowsOfGroup && group.bytes < bytesOfGroup) continue;
    await group.writeTo(file);
    yield* taken(bytes);
  }
  if (group.rows > 0) await group.writeTo(file);
  await file.finish();
  yield* taken(bytes);
}

class RowGroup {
  rows = 0;
  bytes = 0;
  readonly #columns: { name: string; read: ReadValue; data: Value[] }[];

  constructor(columns: readonly ParquetColumn[]) {
    this.#columns = columns.map(({ heading, type }) => ({ name: heading, read: readers[type], data: [] }));
  }

  readRow(from: Buffer, start: number): number {
    let at = start;
    for (const { read, data } of this.#columns) {
      const length = from.readInt32BE(at);
      at += 4;
      data.push(length === -1 ? null : read(from, at, length));
      if (length !== -1) at += length;
    }
    return at;
  }

  async writeTo(file: ParquetWriter): Promise<void> {
    const columnData = this.#columns.map(({ name, data }) => ({ name, data }));
    await file.write({ columnData, rowGroupSize: this.rows });
    for (const column of this.#columns) column.data = [];
    this.rows = 0;
    this.bytes = 0;
  }
}

function readUuid(from: Buffer, at: number): string {
  const hex = from.toString('hex', at, at + 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const readText: ReadValue = (from, at, length) => from.toString('utf8', at, at + length);

const readers: Readonly<Record<ColumnType, ReadValue>> = {
  uuid: readUuid,
  time: (from, at) => BigInt(readTimeMs(from, at)),
  integer: (from, at) => from.readInt32BE(at),
  boolean: (from, at) => from[at] !== 0,
  text: readText,
  json: readText,
};

const textual = { type: 'BYTE_ARRAY', converted_type: 'UTF8' } as const;
const parquetTypes = {
  uuid: textual,
  time: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  integer: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
  text: textual,
  json: textual,
} as const;

const schemaOf = (columns: readonly ParquetColumn[]) => [
  { name: 'root', num_children: columns.length },
  ...columns.map(({ heading, type }) => ({
    name: heading,
    repetition_type: 'OPTIONAL' as const,
    ...parquetTypes[type],
  })),
];

const chunkBytes = 64 * 1024;

/** What was written so far, which leaves the writer. */
function* taken(writer: ByteWriter): Generator<Buffer, void, undefined> {
  const bytes = Buffer.from(writer.buffer.slice(0, writer.index));
  writer.index = 0;
  for (let start = 0; start < bytes.length; start += chunkBytes) {
    yield bytes.subarray(start, start + chunkBytes);
  }
}
