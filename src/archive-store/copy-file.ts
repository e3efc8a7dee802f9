import { ArchiveConflictError, ArchiveFileError } from './errors.ts';
import { checkFile, hashOf, readFiles } from './read-files.ts';
import type { ArchiveStore, StoredFile } from './store.ts';

/**
 * Copies a file into another store and reads it back there. What is there already is read and compared, so that a copy
 * of many files that was interrupted goes on where it stopped.
 *
 * @returns whether it was there before
 * @throws ArchiveFileError when the source's file is not what was sealed
 * @throws ArchiveConflictError when the target holds other content under the key
 * @throws ArchiveStoreAwayError
 */
export async function copyFile(from: ArchiveStore, to: ArchiveStore, file: StoredFile): Promise<boolean> {
  if (await to.stat(file.key)) {
    if ((await hashOf(to, file.key)) !== file.sha256) throw new ArchiveConflictError(file.key);
    return true;
  }
  const key = (sha256: string) => {
    // Nothing wrong gets its name there.
    if (sha256 !== file.sha256) throw new ArchiveFileError(file.key, 'wrong_hash');
    return file.key;
  };
  await to.put(key, readFiles(from, [file]));
  await checkFile(to, file);
  return false;
}
