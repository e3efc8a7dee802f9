import type { ISql } from 'postgres';

/**
 * Holds the rows of a campaign and its account for the transaction if neither is under a legal hold; who wants to set one
 * waits until the transaction has ended.
 *
 * @returns whether neither is
 */
export async function unheldCampaign(
  tx: ISql,
  { accountId, campaignId }: { accountId: string; campaignId: string },
): Promise<boolean> {
  const [found] = await tx`
    select from campaigns c join accounts a on a.id = c.account_id
    where c.id = ${campaignId} and c.account_id = ${accountId} and c.legal_hold_at is null and a.legal_hold_at is null
    for no key update of c for share of a`;
  return found !== undefined;
}
