import type { Sql } from 'postgres';
import { hasAdvice } from './advice.ts';
import { archivesSoon } from './campaign-fields.ts';

export interface CampaignCounts {
  draft: number;
  active: number;
  archived: number;
  /** Active ones whose deadline is within the account's notice time. */
  archivesSoon: number;
  /** Active ones with a reason to be archived. */
  withAdvice: number;
  /** Numbers whose release waits for a person. */
  stuckNumbers: number;
}

/** How many campaigns an account has, by where they stand. */
export async function countCampaigns(sql: Sql, accountId: string): Promise<CampaignCounts> {
  const [counts] = await sql<CampaignCounts[]>`
    select count(*) filter (where c.status = 'draft')::int as "draft",
      count(*) filter (where c.status = 'active')::int as "active",
      count(*) filter (where c.status = 'archived')::int as "archived",
      count(*) filter (where ${archivesSoon(sql)})::int as "archivesSoon",
      count(*) filter (where ${hasAdvice(sql, 'any')})::int as "withAdvice",
      (select count(*)::int from releases r join phone_numbers n on n.id = r.number_id
        where r.status = 'needs_operator' and n.account_id = ${accountId} and n.state = 'releasing') as "stuckNumbers"
    from campaigns c join accounts a on a.id = c.account_id
    where c.account_id = ${accountId}`;
  if (!counts) throw new Error('count campaigns: an aggregate always answers one row');
  return counts;
}
