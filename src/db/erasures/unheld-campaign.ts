import type { ISql } from 'postgres';

/**
 * Holds the rows of an account and its campaign for the transaction if neither is under a legal hold; who wants to set one
 * waits until the transaction has ended. The account's comes first, as for whoever sets a hold: else each could wait for
 * the other.
 *
 * @returns whether neither is
 */
export async function unheldCampaign(
  tx: ISql,
  { accountId, campaignId }: { accountId: string; campaignId: string },
): Promise<boolean> {
  const [account] = await tx`
    select from accounts where id = ${accountId} and legal_hold_at is null for share`;
  if (!account) return false;
  const [campaign] = await tx`
    select from campaigns where id = ${campaignId} and account_id = ${accountId} and legal_hold_at is null
    for no key update`;
  return campaign !== undefined;
}
