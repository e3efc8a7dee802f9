import type { ISql, Sql } from 'postgres';
import type { AdviceReason } from '../../domain/advice.ts';
import type { CampaignStatus } from '../../domain/campaign.ts';
import type { Fragment } from '../fragment.ts';
import { hasAdvice } from './advice.ts';
import { idleSince } from './clock.ts';
import { archivesSoon, callersOnline, campaignColumns, type CampaignView } from './read-campaign.ts';

export const campaignSorts = [
  'name',
  'start',
  'end',
  'created',
  'deadline',
  'remaining',
  'callers',
  'archived',
] as const;
export type CampaignSort = (typeof campaignSorts)[number];

interface ListCampaignsInput {
  accountId: string;
  status?: CampaignStatus | undefined;
  /** Part of the name, in any case. */
  search?: string | undefined;
  /** Only active campaigns with this reason to be archived, or with any. */
  advice?: AdviceReason | 'any' | undefined;
  /** Only those whose deadline is within the account's notice time. */
  archivesSoon?: boolean | undefined;
  sort: CampaignSort;
  descending: boolean;
  /** Go on after this campaign of the page before. */
  after: { key: string; id: string } | null;
  limit: number;
}

/** A campaign with its place in the sort; `sortKey` is for {@link ListCampaignsInput.after}. */
type ListedCampaign = CampaignView & { sortKey: string };

/**
 * Campaigns in the order of `sort`, then of their ids; those without a date or a deadline count as the latest. The page
 * is chosen first: what is looked up beside a campaign's own row is looked up for the page alone.
 */
export async function listCampaigns(sql: Sql, input: ListCampaignsInput): Promise<ListedCampaign[]> {
  const { accountId, status, search, advice, after } = input;
  const key = sortKeys[input.sort](sql);
  const direction = input.descending ? sql`desc` : sql`asc`;
  const beyond = input.descending ? sql`<` : sql`>`;
  const type = input.sort === 'name' ? sql`text` : input.sort === 'created' ? sql`uuid` : sql`numeric`;
  return sql<ListedCampaign[]>`
    with page as materialized (
      select c.id, ${key} as sort_key
      from campaigns c join accounts a on a.id = c.account_id
      where c.account_id = ${accountId}
        ${status === undefined ? sql`` : sql`and c.status = ${status}`}
        ${search === undefined ? sql`` : sql`and c.name ilike ${`%${escapeLike(search)}%`}`}
        ${advice === undefined ? sql`` : sql`and ${hasAdvice(sql, advice)}`}
        ${input.archivesSoon === undefined ? sql`` : sql`and ${archivesSoon(sql)} = ${input.archivesSoon}`}
        ${after === null ? sql`` : sql`and (${key}, c.id) ${beyond} (${after.key}::${type}, ${after.id}::uuid)`}
      order by ${key} ${direction}, c.id ${direction}
      limit ${input.limit}
    )
    select ${campaignColumns(sql)}, page.sort_key::text as "sortKey"
    from page join campaigns c on c.id = page.id join accounts a on a.id = c.account_id
    order by page.sort_key ${direction}, c.id ${direction}`;
}

// Times as numbers, so that a cursor made up by somebody is at worst a wrong place and never a cast that fails.
const sortKeys: Record<CampaignSort, (sql: ISql) => Fragment> = {
  name: (sql) => sql`lower(c.name)`,
  start: (sql) => sql`coalesce(extract(epoch from c.starts_at), 'Infinity')`,
  end: (sql) => sql`coalesce(extract(epoch from c.ends_at), 'Infinity')`,
  // Ids grow with the time of birth, and have an index.
  created: (sql) => sql`c.id`,
  deadline: (sql) => sql`coalesce(case when c.status = 'active'
    then extract(epoch from ${idleSince(sql)}) end, 'Infinity')`,
  remaining: (sql) => sql`(c.contact_count - c.dialled_contact_count)::numeric`,
  callers: (sql) => sql`(${callersOnline(sql)})::numeric`,
  archived: (sql) => sql`coalesce(extract(epoch from c.archived_at), 'Infinity')`,
};

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
