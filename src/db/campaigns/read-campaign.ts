import type { ISql, Sql } from 'postgres';
import { campaignColumns, type CampaignView } from './campaign-fields.ts';

/** Null: the account has no such campaign. */
export async function readCampaign(
  sql: ISql,
  accountId: string,
  campaignId: string,
): Promise<CampaignView | null> {
  const [campaign] = await sql<CampaignView[]>`
    select ${campaignColumns(sql)} from campaigns c join accounts a on a.id = c.account_id
    where c.id = ${campaignId} and c.account_id = ${accountId}`;
  return campaign ?? null;
}

/** Whether the account has such a campaign. */
export async function campaignExists(sql: Sql, accountId: string, campaignId: string): Promise<boolean> {
  const [row] = await sql`select from campaigns where id = ${campaignId} and account_id = ${accountId}`;
  return row !== undefined;
}
