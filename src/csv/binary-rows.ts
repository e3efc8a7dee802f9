// A fixed beginning of eleven bytes, flags, and the length of an extension, which does not exist.
const headBytes = 19;
const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
const endOfRows = -1;

/**
 * Reads rows in the binary format of `COPY`.
 *
 * @param piece whole rows, as `copyOut` gives them
 * @param read is given the row's first value, which begins with its length of four bytes, -1 for null; answers where the
 *   row ends
 * @returns how many rows there were
 */
export function binaryRows(piece: Buffer, read: (piece: Buffer, at: number) => number): number {
  let at = piece.subarray(0, signature.length).equals(signature) ? headBytes : 0;
  let rows = 0;
  while (at < piece.length) {
    if (piece.readInt16BE(at) === endOfRows) return rows;
    at = read(piece, at + 2);
    rows += 1;
  }
  return rows;
}
