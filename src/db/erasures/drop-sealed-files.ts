import type { Sql } from 'postgres';
import { dropDigests } from '../clearing/digests.ts';
import { readsFromSeal } from '../seals/campaign-source.ts';
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
    erasureId: string;
    accountId: string;
    campaignId: string;
    keys: readonly string[];
    /** Whom the files held. */
    taken: { contacts: number; dialled: number; calls: number; callIds: readonly string[] };
    remove: (key: string) => Promise<void>;
  },
): Promise<boolean> {
  const { erasureId, accountId, campaignId, keys, taken, remove } = input;
  return sql.begin(async (tx) => {
    if (!(await unheldCampaign(tx, { accountId, campaignId }))) return false;
    for (const key of keys) await remove(key);
    await tx`delete from archive_parts where campaign_id = ${campaignId} and store_key = any(${[...keys]})`;
    // What the rows of a campaign count for until they leave, its seal does afterwards.
    const isCleared = await readsFromSeal(tx, campaignId);
    await tx`
      update campaigns set contact_count = contact_count - ${taken.contacts},
        dialled_contact_count = dialled_contact_count - ${taken.dialled}
      where id = ${campaignId} and ${isCleared} and ${taken.contacts} > 0`;
    await dropDigests(tx, campaignId, taken.callIds);
    await tx`
      update erasures set files = files + ${keys.length}, contacts = contacts + ${isCleared ? taken.contacts : 0},
        calls = calls + ${isCleared ? taken.calls : 0}
      where id = ${erasureId}`;
    return true;
  });
}
