import type { Sql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign.ts';
import { writeAudit } from '../audit/write-audit.ts';

/**
 * Takes a number from a campaign that is not archived; it stays rented and becomes available. The campaign's row is
 * locked first, for the same reason as when numbers are attached.
 */
export async function detachNumber(
  sql: Sql,
  input: { accountId: string; campaignId: string; numberId: string; actor: string },
): Promise<'detached' | 'archived' | 'campaign_not_found' | 'number_not_found'> {
  const { accountId, campaignId, numberId, actor } = input;
  return sql.begin(async (tx) => {
    const [campaign] = await tx<{ status: CampaignStatus }[]>`
      select status from campaigns where id = ${campaignId} and account_id = ${accountId} for no key update`;
    if (!campaign) return 'campaign_not_found';
    if (campaign.status === 'archived') return 'archived';
    const [detached] = await tx`
      update phone_numbers set state = 'available', campaign_id = null, assigned_at = null
      where id = ${numberId} and campaign_id = ${campaignId} and state = 'assigned'
      returning id`;
    if (!detached) return 'number_not_found';
    await tx`update campaigns set number_count = number_count - 1 where id = ${campaignId}`;
    await writeAudit(tx, { accountId, campaignId, actor, action: 'numbers.detached', details: { numberId } });
    return 'detached';
  });
}
