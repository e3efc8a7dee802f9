import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { startProgress } from './progress.ts';

/**
 * Unpacks a file of gzip; the unpacked one is there whole or not at all.
 *
 * @throws the signal's reason; an error of zlib for a file that is damaged
 */
export async function unpack(
  packed: string,
  target: string,
  { bytes, signal }: { bytes: number; signal: AbortSignal },
): Promise<void> {
  const unpacked = `${target}.unpacked`;
  const progress = startProgress('unpacking', bytes);
  const from = createReadStream(packed);
  from.on('data', () => progress.at(from.bytesRead));
  try {
    await pipeline(from, createGunzip(), createWriteStream(unpacked, { mode: 0o600, flush: true }), {
      signal,
    });
    await rename(unpacked, target);
  } finally {
    progress.clear();
    await rm(unpacked, { force: true });
  }
}
