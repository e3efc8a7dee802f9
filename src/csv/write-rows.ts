import { ByteSink } from './byte-sink.ts';
import type { RowFormat } from './row-format.ts';
import { binaryRows } from './binary-rows.ts';

/**
 * Rows in a format, in chunks of 64 KiB whatever the pieces are that they come in.
 *
 * @param head what the file begins with
 * @param pieces rows in the binary format of `COPY`
 * @param onRows told how many rows were written since the last time
 */
export async function* writeRows(
  head: string,
  pieces: AsyncIterable<Buffer>,
  format: RowFormat,
  onRows: (count: number) => void = () => {},
): AsyncGenerator<Buffer, void, undefined> {
  const out = new ByteSink();
  out.writeText(head);
  const row = rowWriter(out, format);
  for await (const piece of pieces) {
    onRows(binaryRows(piece, row));
    yield* out.taken();
  }
  yield* out.rest();
}

function rowWriter(out: ByteSink, { before, write, nothing, end }: RowFormat) {
  return (piece: Buffer, start: number): number => {
    let at = start;
    for (let column = 0; column < write.length; column += 1) {
      const length = piece.readInt32BE(at);
      at += 4;
      out.write(before[column]!);
      if (length === -1) {
        out.write(nothing);
        continue;
      }
      write[column]!(out, piece, at, length);
      at += length;
    }
    out.write(end);
    return at;
  };
}
