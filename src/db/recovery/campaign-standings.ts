import type { Sql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign.ts';

/** What the database has of these campaigns; those that it does not know are not in the answer. */
export async function campaignStandings(
  sql: Sql,
  campaignIds: readonly string[],
): Promise<Map<string, CampaignStatus>> {
  const rows = await sql<{ id: string; status: CampaignStatus }[]>`
    select id, status from campaigns where id = any(${[...campaignIds]}::uuid[])`;
  return new Map(rows.map(({ id, status }) => [id, status]));
}
