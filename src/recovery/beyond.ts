import type { Client } from '@temporalio/client';
import type { Sql } from 'postgres';
import { campaignStandings } from '../db/recovery/campaign-standings.ts';
import { campaignsSince, type RememberedCampaign } from '../temporal/workflows-since.ts';
import type { ArchiveBeyond, CampaignBeyond } from '../domain/recovery.ts';

const pageSize = 500;

interface Beyond {
  sql: Sql;
  client: Client;
  taskQueue: string;
  /** The newest moment that the database knows of. */
  since: Date | null;
}

/** Campaigns of which Temporal remembers more than the database knows. */
export async function campaignsBeyond({ sql, client, taskQueue, since }: Beyond): Promise<CampaignBeyond[]> {
  const remembered = new Map<string, RememberedCampaign>();
  for await (const campaign of campaignsSince(client, { taskQueue, since })) {
    const { campaignId, archived } = campaign;
    remembered.set(campaignId, {
      ...campaign,
      archived: archived || remembered.get(campaignId)?.archived === true,
    });
  }
  const all = [...remembered.values()];
  const beyond: CampaignBeyond[] = [];
  for (let at = 0; at < all.length; at += pageSize) {
    const page = all.slice(at, at + pageSize);
    const standings = await campaignStandings(
      sql,
      page.map(({ campaignId }) => campaignId),
    );
    for (const { campaignId, accountId, archived } of page) {
      const status = standings.get(campaignId);
      if (status === undefined || status === 'draft') {
        beyond.push({ campaignId, accountId, what: 'launched_since', done: 'none' });
      } else if (status === 'active' && archived) {
        beyond.push({ campaignId, accountId, what: 'archived_since', done: 'none' });
      }
    }
  }
  return beyond;
}

/** Also those that an archive tells of: Temporal may have forgotten them. In the order of their ids. */
export function withSealed(
  remembered: readonly CampaignBeyond[],
  archives: readonly ArchiveBeyond[],
): CampaignBeyond[] {
  const known = new Set(remembered.map(({ campaignId }) => campaignId));
  const sealed = archives
    .filter(({ campaignId, status }) => status !== 'archived' && !known.has(campaignId))
    .map(({ campaignId, accountId, status }): CampaignBeyond => {
      const what = status === 'active' ? 'archived_since' : 'launched_since';
      return { campaignId, accountId, what, done: 'none' };
    });
  return [...remembered, ...sealed].toSorted((a, b) => (a.campaignId < b.campaignId ? -1 : 1));
}
