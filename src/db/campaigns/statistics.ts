import type { Sql } from 'postgres';
import type { CallOutcome } from '../../domain/calls.ts';

export interface CampaignStatistics {
  /** IANA name: whose days are counted. */
  timeZone: string;
  /** Most frequent first. */
  dispositions: { disposition: string; calls: number }[];
  /** How calls ended on the line. Most frequent first. */
  outcomes: { outcome: CallOutcome; calls: number }[];
  /** Every day from the first dial to the last, those without a dial too; the last 90 of them. */
  dialsByDay: { day: string; dials: number }[];
}

const longestDays = 90;

/** What a campaign's charts show, from its tallies. Null: the account has no such campaign. */
export async function readStatistics(
  sql: Sql,
  accountId: string,
  campaignId: string,
): Promise<CampaignStatistics | null> {
  const [statistics] = await sql<CampaignStatistics[]>`
    with days as (
      select (t.quarter_at at time zone a.time_zone)::date as day, sum(t.dials) as dials
      from accounts a, dial_tally t
      where a.id = ${accountId} and t.campaign_id = ${campaignId} and t.dials > 0
      group by 1
    ),
    bounds as (select min(day) as first_day, max(day) as last_day from days)
    select a.time_zone as "timeZone",
      coalesce((
        select json_agg(json_build_object('disposition', d.disposition, 'calls', d.calls)
          order by d.calls desc, d.disposition)
        from disposition_tally d where d.campaign_id = c.id and d.calls > 0), '[]') as "dispositions",
      coalesce((
        select json_agg(json_build_object('outcome', o.outcome, 'calls', o.calls) order by o.calls desc, o.outcome)
        from outcome_tally o where o.campaign_id = c.id and o.calls > 0), '[]') as "outcomes",
      coalesce((
        select json_agg(json_build_object('day', to_char(g.day, 'YYYY-MM-DD'), 'dials', coalesce(d.dials, 0))
          order by g.day)
        from bounds b,
          generate_series(greatest(b.first_day, b.last_day - ${longestDays - 1}::int), b.last_day, interval '1 day') g(day)
          left join days d on d.day = g.day::date), '[]') as "dialsByDay"
    from campaigns c join accounts a on a.id = c.account_id
    where c.id = ${campaignId} and c.account_id = ${accountId}`;
  return statistics ?? null;
}
