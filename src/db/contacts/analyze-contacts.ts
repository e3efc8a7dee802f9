import type { Sql } from 'postgres';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';

/** An import of fewer contacts changes little of what plans are made from. */
export const largeImport = 10_000;

/**
 * Has the database look again at the partition that a large import has filled. A plan that was made and kept while it
 * was small would read all of its contacts for one, until the server looks by itself.
 */
export async function analyzeContacts(sql: Sql, campaignId: string): Promise<void> {
  const [partition] = await sql<{ name: string }[]>`
    select tableoid::regclass::text as name from contacts where campaign_id = ${campaignId} limit 1`;
  if (!partition) return;
  // A name from the catalogue, quoted where it has to be.
  await withLongStatements(wholeCampaignMs, () => sql`analyze ${sql.unsafe(partition.name)}`);
}
