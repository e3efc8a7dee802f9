import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { ArchiveFileError } from './errors.ts';
import type { ArchiveStore, ByteRange, StoredFile } from './store.ts';

/**
 * The files' bytes one after another. Each file that is read as a whole is compared with its hash on the way, so that
 * its reader gets an error instead of an end when the file was damaged.
 *
 * @param range bytes of the concatenation; left out: all of it
 * @throws ArchiveFileError while reading
 */
export function readFiles(store: ArchiveStore, files: readonly StoredFile[], range?: ByteRange): Readable {
  return Readable.from(fileChunks(store, files, range), { objectMode: false });
}

async function* fileChunks(store: ArchiveStore, files: readonly StoredFile[], range?: ByteRange) {
  let offset = 0;
  for (const file of files) {
    const start = Math.max(0, (range?.start ?? 0) - offset);
    const end = Math.min(file.bytes, (range?.end ?? Infinity) - offset + 1) - 1;
    offset += file.bytes;
    if (start > end) continue;
    if (start === 0 && end === file.bytes - 1) yield* wholeFile(store, file);
    else yield* (await store.open(file.key, { start, end })) as AsyncIterable<Buffer>;
  }
}

/** SHA-256 of what stands under a key, in hex. */
export async function hashOf(store: Pick<ArchiveStore, 'open'>, key: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of (await store.open(key)) as AsyncIterable<Buffer>) hash.update(chunk);
  return hash.digest('hex');
}

async function* wholeFile(store: ArchiveStore, file: StoredFile) {
  const hash = createHash('sha256');
  let bytes = 0;
  // The last chunk waits for the verdict: a reader that has all the bytes it was promised would not notice an error.
  let held: Buffer | undefined;
  for await (const chunk of (await store.open(file.key)) as AsyncIterable<Buffer>) {
    if (held) yield held;
    held = chunk;
    hash.update(chunk);
    bytes += chunk.length;
  }
  if (bytes !== file.bytes) throw new ArchiveFileError(file.key, 'wrong_size');
  if (hash.digest('hex') !== file.sha256) throw new ArchiveFileError(file.key, 'wrong_hash');
  if (held) yield held;
}

/**
 * Reads a file from start to end for its hash alone.
 *
 * @throws ArchiveFileError when it is not what was sealed
 */
export async function checkFile(store: ArchiveStore, file: StoredFile): Promise<void> {
  const chunks = wholeFile(store, file);
  while (!(await chunks.next()).done);
}
