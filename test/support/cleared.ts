import { pino } from 'pino';
import type { Sql } from 'postgres';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import { clearCampaign, type ClearOutcome } from '../../src/clearing/clear-campaign.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { archive } from './archive.ts';
import { ago, dayMs } from './campaigns.ts';

/** Archives a campaign as one whose late window was over long ago, in parts of some rows. */
export async function sealLongAgo(
  sql: Sql,
  store: ArchiveStore,
  campaignId: string,
  rowsPerPart = 10,
): Promise<void> {
  await archive(sql, campaignId);
  await sealCampaign({ sql, store }, { campaignId, kinds: ['calls', 'contacts', 'receipts'], rowsPerPart });
  await sql`
    update campaigns set stage = 'complete', completed_at = now(), archived_at = ${ago(3 * dayMs)}
    where id = ${campaignId}`;
}

/** Takes its rows out of the database, some at a time. */
export const clear = (
  sql: Sql,
  store: ArchiveStore,
  campaignId: string,
  options: { afterMs?: number; signal?: AbortSignal; rowsPerBatch?: number } = {},
): Promise<ClearOutcome> =>
  clearCampaign(
    { sql, store, log: pino({ level: 'silent' }) },
    { campaignId, afterMs: dayMs, signal: new AbortController().signal, rowsPerBatch: 7, ...options },
  );

/** How many rows of a campaign the hot tables have. */
export async function hotRows(sql: Sql, campaignId: string): Promise<number> {
  const [count] = await sql<{ rows: number }[]>`
    select ((select count(*) from calls where campaign_id = ${campaignId})
      + (select count(*) from contacts where campaign_id = ${campaignId})
      + (select count(*) from call_events where campaign_id = ${campaignId}))::int as rows`;
  return count?.rows ?? 0;
}
