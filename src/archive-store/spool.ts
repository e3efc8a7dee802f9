import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Content that is known to its end: as bytes where it is small, else in a file that goes away with this process. */
export interface Spooled {
  bytes: number;
  /** In hex. */
  sha256: string;
  small: Buffer | null;
  /** From the beginning, again each time. */
  read(): Readable | null;
  close(): Promise<void>;
}

/**
 * Takes content in to its end, since a store of objects wants its name and hash first. What is more than `smallBytes`
 * goes to a file in the machine's folder for temporary files (`TMPDIR`), which has no name any more while it is used:
 * a killed process leaves nothing behind.
 *
 * @throws what reading `content` throws
 */
export async function spool(content: AsyncIterable<Uint8Array>, smallBytes: number): Promise<Spooled> {
  const hash = createHash('sha256');
  const held: Uint8Array[] = [];
  let bytes = 0;
  let file: FileHandle | undefined;
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      bytes += chunk.length;
      held.push(chunk);
      if (bytes <= smallBytes) continue;
      file ??= await namelessFile();
      for (const each of held.splice(0)) await file.writeFile(each);
    }
  } catch (error) {
    await file?.close();
    throw error;
  }
  return {
    bytes,
    sha256: hash.digest('hex'),
    small: file ? null : Buffer.concat(held),
    read: () => file?.createReadStream({ start: 0, end: bytes - 1, autoClose: false }) ?? null,
    close: async () => file?.close(),
  };
}

async function namelessFile(): Promise<FileHandle> {
  const path = join(tmpdir(), `lastcall-${randomUUID()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}
