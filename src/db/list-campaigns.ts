import type { ISql, Sql } from 'postgres';
import type { CampaignStatus } from '../domain/campaign.ts';
import { campaignColumns, type CampaignView } from './read-campaign.ts';

export const campaignSorts = ['name', 'start', 'end', 'created', 'deadline'] as const;
export type CampaignSort = (typeof campaignSorts)[number];

export interface ListCampaignsInput {
  accountId: string;
  status?: CampaignStatus | undefined;
  /** Part of the name, in any case. */
  search?: string | undefined;
  sort: CampaignSort;
  descending: boolean;
  /** Go on after this campaign of the page before. */
  after: { key: string; id: string } | null;
  limit: number;
}

/** A campaign with its place in the sort; `sortKey` is for {@link ListCampaignsInput.after}. */
export type ListedCampaign = CampaignView & { sortKey: string };

/** Campaigns in the order of `sort`, then of their ids; those without a date or a deadline count as the latest. */
export async function listCampaigns(sql: Sql, input: ListCampaignsInput): Promise<ListedCampaign[]> {
  const { accountId, status, search, after } = input;
  const key = sortKeys[input.sort](sql);
  const direction = input.descending ? sql`desc` : sql`asc`;
  const beyond = input.descending ? sql`<` : sql`>`;
  const type = input.sort === 'name' ? sql`text` : input.sort === 'created' ? sql`uuid` : sql`numeric`;
  return sql<ListedCampaign[]>`
    select ${campaignColumns(sql)}, (${key})::text as "sortKey"
    from campaigns c join accounts a on a.id = c.account_id
    where c.account_id = ${accountId}
      ${status === undefined ? sql`` : sql`and c.status = ${status}`}
      ${search === undefined ? sql`` : sql`and c.name ilike ${`%${escapeLike(search)}%`}`}
      ${after === null ? sql`` : sql`and (${key}, c.id) ${beyond} (${after.key}::${type}, ${after.id}::uuid)`}
    order by ${key} ${direction}, c.id ${direction}
    limit ${input.limit}`;
}

// Times as numbers, so that a cursor made up by somebody is at worst a wrong place and never a cast that fails.
const sortKeys: Record<CampaignSort, (sql: ISql) => ReturnType<ISql>> = {
  name: (sql) => sql`lower(c.name)`,
  start: (sql) => sql`coalesce(extract(epoch from c.starts_at), 'Infinity')`,
  end: (sql) => sql`coalesce(extract(epoch from c.ends_at), 'Infinity')`,
  // Ids grow with the time of birth, and have an index.
  created: (sql) => sql`c.id`,
  deadline: (sql) => sql`coalesce(case when c.status = 'active'
    then extract(epoch from greatest(c.last_dial_at, c.launched_at)) end, 'Infinity')`,
};

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
