import { randomBytes, randomUUID } from 'node:crypto';
import { link, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newKey } from './new-key.ts';

/** The value of LASTCALL_SECRET_KEYS that a file keeps; one that is missing is made, with a fresh key. */
export const keysFromFile = (path: string): Promise<string> => fromFile(path, () => newKey());

/** The value of LASTCALL_AUTH_SECRET that a file keeps; one that is missing is made. */
export const authSecretFromFile = (path: string): Promise<string> =>
  fromFile(path, () => randomBytes(32).toString('base64'));

/** What a file keeps; one that is missing is made, for its owner's eyes only. Of several that make it, one does. */
async function fromFile(path: string, make: () => string): Promise<string> {
  const kept = await read(path);
  if (kept !== null) return kept;
  // Whole or not at all, and on the disk before anything is encrypted with it: without it that can never be read again.
  const incomplete = `${path}.${randomUUID()}`;
  const file = await open(incomplete, 'wx', 0o600);
  try {
    await file.writeFile(`${make()}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  // A link, unlike a rename, never takes the place of what another process has made in the meantime.
  await link(incomplete, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(incomplete);
  await syncFolder(dirname(path));
  return (await read(path)) ?? fromFile(path, make);
}

/** Null: there is no such file. */
async function read(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

async function syncFolder(path: string): Promise<void> {
  // Windows has no such thing as syncing a folder.
  if (process.platform === 'win32') return;
  const folder = await open(path);
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
