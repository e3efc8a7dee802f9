import type { ISql } from 'postgres';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';

/** Of fewer contacts a plan may read all for one, until the server looks by itself. */
export const largeImport = 1_000;

/**
 * Has the database look again at the partition that a large import or copy has filled. A plan that was made and kept
 * while it was small would read all of a campaign's contacts for one.
 */
export async function analyzeContacts(sql: ISql, campaignId: string): Promise<void> {
  const [partition] = await sql<{ name: string }[]>`
    select tableoid::regclass::text as name from contacts where campaign_id = ${campaignId} limit 1`;
  if (!partition) return;
  // A name from the catalogue, quoted where it has to be.
  await withLongStatements(wholeCampaignMs, () => sql`analyze ${sql.unsafe(partition.name)}`);
}
