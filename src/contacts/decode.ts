import { TextDecoder } from 'node:util';
import { ContactFileError } from './errors.ts';

/** Bytes that are looked at for what a file is. */
const headLength = 4096;

/** What the beginning of a file tells of its encoding: a byte order mark, or every other byte being zero, as in UTF-16. */
export function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' | null {
  const [first, second, third] = head;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const looked = Math.min(head.length, headLength) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < looked; at += 2) {
    if (head[at] === 0) even += 1;
    if (head[at + 1] === 0) odd += 1;
  }
  // Headings and numbers are ASCII, so most of the other bytes are zero, whatever the names are written in.
  const most = looked / 4;
  if (odd > most && even === 0) return 'utf-16le';
  if (even > most && odd === 0) return 'utf-16be';
  return null;
}

/**
 * Text of a file as its bytes arrive.
 *
 * @param encoding one that `TextDecoder` knows; a byte order mark of it is left out
 * @throws ContactFileError when the bytes are not text in it
 */
export async function* decode(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of bytes) yield decodeOrThrow(decoder, chunk, true);
  yield decodeOrThrow(decoder, new Uint8Array(), false);
}

function decodeOrThrow(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(chunk, { stream });
  } catch {
    throw new ContactFileError(
      `it is not text in ${decoder.encoding.toUpperCase()}; save it as "CSV UTF-8", or name its encoding (encoding=windows-1252 for an older Excel)`,
    );
  }
}
