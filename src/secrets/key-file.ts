import { randomBytes } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { newKey } from './new-key.ts';

/** The value of LASTCALL_SECRET_KEYS that a file keeps; one that is missing is made, with a fresh key. */
export const keysFromFile = (path: string): Promise<string> => fromFile(path, () => newKey());

/** The value of LASTCALL_AUTH_SECRET that a file keeps; one that is missing is made. */
export const authSecretFromFile = (path: string): Promise<string> =>
  fromFile(path, () => randomBytes(32).toString('base64'));

/** What a file keeps; one that is missing is made, for its owner's eyes only. */
async function fromFile(path: string, make: () => string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const value = make();
  // Whole or not at all, and on the disk before anything is encrypted with it: without it that can never be read again.
  const incomplete = `${path}.new`;
  const file = await open(incomplete, 'w', 0o600);
  try {
    await file.writeFile(`${value}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(incomplete, path);
  await syncFolder(dirname(path));
  return value;
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
