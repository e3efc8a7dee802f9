import type { Sql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign.ts';

/** Where a campaign stands; null: the account has no such campaign. */
export async function campaignStatus(
  sql: Sql,
  accountId: string,
  campaignId: string,
): Promise<CampaignStatus | null> {
  const [row] = await sql<{ status: CampaignStatus }[]>`
    select status from campaigns where id = ${campaignId} and account_id = ${accountId}`;
  return row?.status ?? null;
}
