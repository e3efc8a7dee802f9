import { TextDecoder } from 'node:util';
import { CsvError } from './errors.ts';

/**
 * Text of a file as its bytes arrive. A byte order mark decides (UTF-8, UTF-16), then `charset`, then UTF-8.
 *
 * @throws RangeError at the first chunk when `charset` is not known
 * @throws CsvError when the bytes are not text in that charset
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  charset: string | undefined,
): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head = Buffer.alloc(0);
  for await (const chunk of bytes) {
    head = Buffer.concat([head, chunk]);
    if (!decoder && head.length < 2) continue;
    decoder ??= new TextDecoder(fromMark(head) ?? charset ?? 'utf-8', { fatal: true });
    yield decodeOrThrow(decoder, head, true);
    head = Buffer.alloc(0);
  }
  yield decodeOrThrow(decoder ?? new TextDecoder(charset ?? 'utf-8', { fatal: true }), head, false);
}

const fromMark = ([first, second]: Uint8Array) =>
  first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;

function decodeOrThrow(decoder: TextDecoder, chunk: Uint8Array, stream: boolean): string {
  try {
    return decoder.decode(chunk, { stream });
  } catch {
    throw new CsvError(
      `it is not text in ${decoder.encoding.toUpperCase()}; save it as "CSV UTF-8", or name its charset in the content type`,
    );
  }
}
