const quote = 0x22;
const lineFeed = 0x0a;

/**
 * The records of a sealed file as they are, each with its line break, without looking into them.
 *
 * @param csv of ours: a quote within a cell is doubled
 */
export async function* sealedRecords(csv: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of csv) {
    const piece = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let start = 0;
    let isQuoted = false;
    for (let at = 0; at < piece.length; at += 1) {
      if (piece[at] === quote) isQuoted = !isQuoted;
      else if (piece[at] === lineFeed && !isQuoted) {
        yield piece.subarray(start, at + 1);
        start = at + 1;
      }
    }
    rest = piece.subarray(start);
  }
  if (rest.length > 0) yield rest;
}

/** The cells of a record of ours; null: nothing, which is not the empty text. */
export function cellsOf(record: Buffer): (string | null)[] {
  const text = record.toString().replace(/\r\n$/, '');
  const cells: (string | null)[] = [];
  for (const [, quoted, plain] of text.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)) {
    cells.push(quoted === undefined ? plain || null : quoted.replaceAll('""', '"'));
  }
  return cells;
}
