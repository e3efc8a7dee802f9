import type { ISql, Sql } from 'postgres';

/** Calls that came in on a campaign's numbers, and until when more can come. */
export interface CallBackCounts {
  calls: number;
  optOuts: number;
  /** Numbers that are held for the call-back grace. */
  heldNumbers: number;
  /** The end of the grace; null: none is held. */
  heldUntil: Date | null;
}

/** Null: the account has no such campaign. */
export async function countCallBacks(
  sql: Sql,
  { accountId, campaignId }: { accountId: string; campaignId: string },
): Promise<CallBackCounts | null> {
  const [counts] = await sql<CallBackCounts[]>`
    select i.calls, i.opt_outs as "optOuts", r.held as "heldNumbers", r.until as "heldUntil"
    from campaigns c
    cross join lateral (
      select count(*)::int as calls, count(opted_out_at)::int as opt_outs
      from inbound_calls where campaign_id = c.id) i
    cross join lateral (
      select count(*)::int as held, max(next_attempt_at) as until
      from releases where campaign_id = c.id and status = 'waiting' and reason = 'callback_grace') r
    where c.id = ${campaignId} and c.account_id = ${accountId}`;
  return counts ?? null;
}

/** How many opted out by calling back on a campaign's numbers, and are to be sealed with it. */
export async function countOptOuts(sql: ISql, campaignId: string): Promise<number> {
  const [row] = await sql<[{ optOuts: number }]>`
    select count(*)::int as "optOuts" from inbound_calls
    where campaign_id = ${campaignId} and opted_out_at is not null`;
  return row.optOuts;
}

/** Complete campaigns of which somebody opted out since their archive was sealed. */
export async function campaignsWithUnsealedOptOuts(sql: Sql): Promise<string[]> {
  const rows = await sql<{ campaignId: string }[]>`
    select c.id as "campaignId"
    from (
      select campaign_id, count(*) as opt_outs from inbound_calls where opted_out_at is not null group by campaign_id
    ) o join campaigns c on c.id = o.campaign_id
    where c.stage = 'complete' and c.data_deleted_at is null
      and o.opt_outs > coalesce((
        select (s.manifest -> 'rows' ->> 'opt_outs')::int from archives s
        where s.campaign_id = c.id order by s.version desc limit 1), 0)
    order by c.id`;
  return rows.map(({ campaignId }) => campaignId);
}
