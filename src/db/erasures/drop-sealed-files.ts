import type { Sql } from 'postgres';
import { unheldCampaign } from './unheld-campaign.ts';

/**
 * Takes files out of the store and their rows out of the database, while the campaign's row is held, so that no legal hold
 * begins in between.
 *
 * @param input.remove takes one file out of the store; one that is not there is no error
 * @returns false when a legal hold protects the campaign, and nothing went away
 * @throws what `remove` throws; the rows stay then
 */
export async function dropSealedFiles(
  sql: Sql,
  input: {
    accountId: string;
    campaignId: string;
    keys: readonly string[];
    remove: (key: string) => Promise<void>;
  },
): Promise<boolean> {
  const { accountId, campaignId, keys, remove } = input;
  return sql.begin(async (tx) => {
    if (!(await unheldCampaign(tx, { accountId, campaignId }))) return false;
    for (const key of keys) await remove(key);
    await tx`delete from archive_parts where campaign_id = ${campaignId} and store_key = any(${[...keys]})`;
    return true;
  });
}
