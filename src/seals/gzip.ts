import { pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';

// Byte 9 of a gzip header names the operating system; 255 is "unknown".
const osByte = 9;
const unknownOs = 255;

/**
 * Compresses as one gzip member whose header tells neither when nor where it was made. Members put one after another
 * are again a gzip file.
 */
export async function* gzipChunks(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const gzip = createGzip({ level: 6 });
  // An error of the source reaches the loop below: the pipeline destroys `gzip` with it.
  pipeline(source, gzip, () => {});
  let position = 0;
  for await (const chunk of gzip as AsyncIterable<Buffer>) {
    if (position <= osByte && osByte < position + chunk.length) chunk[osByte - position] = unknownOs;
    position += chunk.length;
    yield chunk;
  }
}
