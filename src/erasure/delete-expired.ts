import { ArchiveLockedError } from '../archive-store/errors.ts';
import type { ArchiveStore } from '../archive-store/store.ts';
import { beginDeletion, endDeletion, expiredCampaigns } from '../db/erasures/expired-campaigns.ts';
import type { Logger } from '../log.ts';
import { bundleFolder } from '../seals/manifest-file.ts';
import type { Sql } from 'postgres';

/**
 * Deletes the data of campaigns that their accounts keep no longer: the sealed files, then the rows. What the store does
 * not let go of is tried again the next night.
 */
export async function deleteExpired(
  { sql, store, log }: { sql: Sql; store: ArchiveStore; log: Logger },
  signal: AbortSignal,
): Promise<void> {
  for (const campaign of await expiredCampaigns(sql)) {
    signal.throwIfAborted();
    if (!(await beginDeletion(sql, campaign))) continue;
    try {
      for await (const { key } of store.list(bundleFolder(campaign))) await store.remove(key);
    } catch (error) {
      if (!(error instanceof ArchiveLockedError)) throw error;
      log.warn({ campaignId: campaign.campaignId }, 'an archive whose time is over is locked by its store');
      continue;
    }
    await endDeletion(sql, campaign);
  }
}
