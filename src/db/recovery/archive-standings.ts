import type { ISql } from 'postgres';
import type { CampaignStatus } from '../../domain/campaign.ts';

/** What the database has of a campaign's archive. */
export interface ArchiveStanding {
  campaignId: string;
  status: CampaignStatus;
  /** SHA-256 of the manifests that are recorded, in hex, by version. */
  recorded: { version: number; sha256: string }[];
  rows: { calls: number; contacts: number };
}

/** @param campaignIds those that the database does not know are not in the answer */
export async function archiveStandings(
  sql: ISql,
  campaignIds: readonly string[],
): Promise<Map<string, ArchiveStanding>> {
  const rows = await sql<ArchiveStanding[]>`
    select c.id as "campaignId", c.status,
      coalesce((select jsonb_agg(jsonb_build_object('version', a.version, 'sha256', a.sha256) order by a.version)
        from archives a where a.campaign_id = c.id), '[]') as recorded,
      jsonb_build_object(
        'calls', (select count(*) from calls k where k.campaign_id = c.id),
        'contacts', (select count(*) from contacts k where k.campaign_id = c.id)) as rows
    from campaigns c where c.id = any(${[...campaignIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.campaignId, row]));
}
