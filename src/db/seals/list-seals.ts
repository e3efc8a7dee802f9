import { desc, eq } from 'drizzle-orm';
import type { Database } from '../client.ts';
import { archives } from '../schema/index.ts';

/** Every version of a campaign's manifest, the newest first. */
export async function listArchives({ orm }: Database, campaignId: string) {
  return orm
    .select({ version: archives.version, sha256: archives.sha256, manifest: archives.manifest })
    .from(archives)
    .where(eq(archives.campaignId, campaignId))
    .orderBy(desc(archives.version));
}
