import { copyFile } from '../archive-store/copy-file.ts';
import { ArchiveConflictError, ArchiveFileError } from '../archive-store/errors.ts';
import { openArchiveStore } from '../archive-store/open-store.ts';
import { hashOf } from '../archive-store/read-files.ts';
import type { ArchiveStore } from '../archive-store/store.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { recordedFiles } from '../db/seals/recorded-files.ts';

const atOnce = 4;
const sayEvery = 500;

/**
 * `lastcall archives copy --to <store>`: copies every sealed file that has a row, and the manifests' signatures, from
 * the store that is configured. May be stopped and started again, and run while Lastcall runs.
 *
 * @throws Error when files could not be copied, after all others were
 */
export async function copyArchives({ to: location }: { to: string }): Promise<void> {
  const config = readConfig();
  const from = await openArchiveStore(config.archiveStore, config.archiveS3);
  const to = await openArchiveStore(location, config.archiveS3);
  const db = openDatabase(config.databaseUrl, { maxConnections: 1 });
  const count = { copied: 0, there: 0, failed: 0 };

  const copy = async (key: string, sha256: string) => {
    try {
      const bytes = (await from.stat(key))?.bytes;
      if (bytes === undefined) throw new ArchiveFileError(key, 'missing');
      count[(await copyFile(from, to, { key, bytes, sha256 })) ? 'there' : 'copied'] += 1;
    } catch (error) {
      if (!(error instanceof ArchiveFileError) && !(error instanceof ArchiveConflictError)) throw error;
      console.error(error.message);
      count.failed += 1;
    }
    const done = count.copied + count.there + count.failed;
    if (done % sayEvery === 0) console.log(`${done} files so far ...`);
  };

  try {
    await inTurns(recordedFiles(db.sql), ({ key, sha256 }) => copy(key, sha256));
    await inTurns(signatures(from), async (key) => copy(key, await hashOf(from, key)));
  } finally {
    await db.close();
  }
  console.log(`${count.copied} files copied, ${count.there} were there; each was read back and compared.`);
  if (count.failed > 0) {
    throw new Error(
      `${count.failed} files could not be copied: see above. Run the command again afterwards.`,
    );
  }
}

async function* signatures(store: ArchiveStore) {
  for await (const { key } of store.list('')) if (key.endsWith('.sig')) yield key;
}

async function inTurns<Item>(items: AsyncIterator<Item>, work: (item: Item) => Promise<void>): Promise<void> {
  const worker = async () => {
    for (let next = await items.next(); !next.done; next = await items.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}
