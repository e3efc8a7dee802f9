import type { ISql, Sql } from 'postgres';
import type { AdviceReason } from '../../domain/advice.ts';
import type { CampaignStatus } from '../../domain/campaign.ts';
import { shortIdDigits } from '../../domain/short-id.ts';
import { folded } from '../folded.ts';
import type { Fragment } from '../fragment.ts';
import { hasAdvice } from './advice.ts';
import {
  archivesSoon,
  campaignColumns,
  type CampaignSort,
  campaignSorts,
  type CampaignView,
} from './campaign-fields.ts';

interface ListCampaignsInput {
  accountId: string;
  status?: CampaignStatus | undefined;
  /** Part of the name, in any case and with any accents. */
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
 * Campaigns in the order of `sort`, then of their ids. The page is chosen first: what is looked up beside a campaign's
 * own row is looked up for the page alone.
 */
export async function listCampaigns(sql: Sql, input: ListCampaignsInput): Promise<ListedCampaign[]> {
  const { accountId, status, search, advice, after } = input;
  const sort = campaignSorts[input.sort];
  const key = sort.sql(sql);
  const direction = input.descending ? sql`desc` : sql`asc`;
  const beyond = input.descending ? sql`<` : sql`>`;
  return sql<ListedCampaign[]>`
    with page as materialized (
      select c.id, ${key} as sort_key
      from campaigns c join accounts a on a.id = c.account_id
      where c.account_id = ${accountId}
        ${status === undefined ? sql`` : sql`and c.status = ${status}`}
        ${search === undefined ? sql`` : sql`and ${matches(sql, search)}`}
        ${advice === undefined ? sql`` : sql`and ${hasAdvice(sql, advice)}`}
        ${input.archivesSoon === undefined ? sql`` : sql`and ${archivesSoon(sql)} = ${input.archivesSoon}`}
        ${after === null ? sql`` : sql`and (${key}, c.id) ${beyond} (${after.key}::${sql(sort.type)}, ${after.id}::uuid)`}
      order by ${key} ${direction}, c.id ${direction}
      limit ${input.limit}
    )
    select ${campaignColumns(sql)}, page.sort_key::text as "sortKey"
    from page join campaigns c on c.id = page.id join accounts a on a.id = c.account_id
    order by page.sort_key ${direction}, c.id ${direction}`;
}

function matches(sql: ISql, search: string): Fragment {
  const digits = shortIdDigits(search);
  return sql`(${folded(sql, sql`c.name`)} like '%' || ${folded(sql, sql`${escapeLike(search)}::text`)} || '%'
    ${digits === null ? sql`` : sql`or right(c.id::text, 8) = ${digits}`})`;
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');
