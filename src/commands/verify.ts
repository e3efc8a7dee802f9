import { openArchiveStore } from '../archive-store/open-store.ts';
import { verifySeal } from '../seals/verify.ts';
import { readConfig } from '../config.ts';
import { openDatabase } from '../db/client.ts';

/** `lastcall verify <campaign>`: reads every sealed file again and compares it with the manifest. */
export async function verify(campaignId: string): Promise<void> {
  const config = readConfig();
  const db = openDatabase(config.databaseUrl, { maxConnections: 1 });
  try {
    const report = await verifySeal(
      { sql: db.sql, store: openArchiveStore(config.archiveStore) },
      campaignId,
    );
    if (report.version === null) throw new Error(`Nothing is sealed of a campaign ${campaignId}.`);
    for (const { key, bytes, problem } of report.files) console.log(`${problem ?? 'ok'}\t${bytes}\t${key}`);
    if (!report.ok)
      throw new Error(
        `Version ${report.version} of the archive is damaged: restore the files above from a copy.`,
      );
    console.log(`Version ${report.version}: ${report.files.length} files are as they were sealed.`);
  } finally {
    await db.close();
  }
}
