import { randomUUID } from 'node:crypto';
import { ArchiveStoreAwayError } from '../archive-store/errors.ts';
import { openArchiveStore } from '../archive-store/open-store.ts';
import { hashOf } from '../archive-store/read-files.ts';
import { type Check, type Finding, ok, problem, warning } from './check.ts';
import { whyNot } from './why-not.ts';

/** Writes a small file, reads it back and removes it. */
export const archiveStore: Check = {
  name: 'archive-store',
  async run({ config }) {
    const store = await openArchiveStore(config.archiveStore, config.archiveS3);
    // Beside the accounts' folders, so that no empty folder is left of it.
    const key = `doctor-${randomUUID()}.probe`;
    try {
      await store.stat(key);
    } catch (error) {
      return [away(error)];
    }
    if (config.archiveS3.lock !== null)
      return [ok('it can be reached; nothing was written, since its object lock would keep that')];
    try {
      const { sha256 } = await store.put(key, probe(key));
      if ((await hashOf(store, key)) !== sha256)
        return [problem('it answers something else than was written', 'Do not seal anything into it.')];
    } catch (error) {
      return [
        problem(
          `it cannot be written: ${reasonOf(error)}`,
          'Workers need this right; an API that has only the right to read is as it should be.',
        ),
      ];
    }
    try {
      await store.remove(key);
    } catch (error) {
      return [
        warning(
          `it does not let go of a file, ${key}: ${reasonOf(error)}`,
          'Nobody can be erased from it: give workers the right to delete. Remove the file.',
        ),
      ];
    }
    return [ok('a file was written, read back and removed')];
  },
};

async function* probe(key: string) {
  yield Buffer.from(key);
}

function away(error: unknown): Finding {
  const reason = reasonOf(error);
  if (reason === 'its folder is missing')
    return warning(
      'its folder is missing',
      'Mount its disk, or correct ARCHIVE_STORE. A new installation makes it at its first seal.',
    );
  return problem(
    `it cannot be used: ${reason}`,
    'See docs/operations.md, "The archive store is full or away".',
  );
}

const reasonOf = (error: unknown) => (error instanceof ArchiveStoreAwayError ? error.reason : whyNot(error));
