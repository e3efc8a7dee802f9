import { encodingOf } from './decode.ts';
import { isWorkbook } from './open-table.ts';

/** In bytes. */
const longestBeginning = 256 * 1024;
/** What Excel writes in most of Europe and America where it is not told to write UTF-8. */
const likelyEncoding = 'windows-1252';

/** The whole lines at the beginning of a text; a workbook as it is, since it can only be read as a whole. */
export async function fileBeginning(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncIterable<Uint8Array> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  let next = await iterator.next();
  for (; !next.done; next = await iterator.next()) {
    head = Buffer.concat([head, next.value]);
    if (head.length > longestBeginning) break;
  }
  if (isWorkbook(head)) {
    const rest = { [Symbol.asyncIterator]: () => iterator };
    return { head, all: followedBy(head, rest) };
  }
  await iterator.return?.();
  if (!next.done) {
    const lineEnd = head.lastIndexOf(0x0a) + 1;
    head = head.subarray(0, encodingOf(head) === 'utf-16le' ? lineEnd + 1 : lineEnd);
  }
  return { head, all: followedBy(head, []) };
}

async function* followedBy(head: Uint8Array, rest: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
  yield head;
  yield* rest;
}

/** The encoding that somebody has to agree to, because it is a guess; null: the text is what it seems to be. */
export function encodingToConfirm(head: Uint8Array): typeof likelyEncoding | null {
  if (isWorkbook(head) || encodingOf(head) !== null) return null;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head);
    return null;
  } catch {
    return likelyEncoding;
  }
}
