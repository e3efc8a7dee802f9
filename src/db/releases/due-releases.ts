import type { Sql } from 'postgres';
import { campaignNow, onCampaignClock } from '../campaigns/clock.ts';
import { mayGiveBack } from './after-seal.ts';

export interface ReleaseSummary {
  total: number;
  /** Not released yet, those that wait for an operator included. */
  remaining: number;
  needsOperator: number;
  /** Carriers with numbers whose next attempt is due. */
  carriersDue: string[];
  /** Milliseconds until the earliest attempt that is not due yet; null when none waits for a time. */
  nextInMs: number | null;
}

export interface DueReleases {
  /**
   * Numbers whose next attempt is due: those that were attempted before first, so that none of them is left for last;
   * then those whose next rent is due soonest.
   */
  numberIds: string[];
  nextInMs: number | null;
}

/** A release workflow that was begun before its campaign is sealed looks again so often. */
const sealPauseSeconds = 60;

/**
 * A release's next attempt: now for a pending one, its time for a waiting one, the end of the claim for one whose
 * worker may have died; null for the others. Always a moment away while the campaign is not sealed. On the campaign's
 * clock, as `now` is.
 */
export const nextAttempt = (sql: Sql) => sql`
  case
    when r.status not in ('pending', 'waiting', 'attempting') then null
    when not ${mayGiveBack(sql)} then ${campaignNow(sql)} + make_interval(secs => ${sealPauseSeconds})
    when r.status = 'pending' then r.created_at
    when r.status = 'waiting' then r.next_attempt_at
    else ${onCampaignClock(sql, sql`r.claimed_until`)}
  end`;

/** Where a campaign's release stands as a whole. */
export async function releaseSummary(sql: Sql, campaignId: string): Promise<ReleaseSummary> {
  const [summary] = await sql<ReleaseSummary[]>`
    select count(*)::int as "total",
      (count(*) filter (where status <> 'released'))::int as "remaining",
      (count(*) filter (where status = 'needs_operator'))::int as "needsOperator",
      coalesce(array_agg(distinct carrier) filter (where next <= clock), '{}') as "carriersDue",
      ceil(extract(epoch from min(next - clock) filter (where next > clock)) * 1000)::float8 as "nextInMs"
    from (
      select r.status, n.carrier, ${nextAttempt(sql)} as next, ${campaignNow(sql)} as clock
      from releases r
      join phone_numbers n on n.id = r.number_id
      join campaigns c on c.id = r.campaign_id
      where r.campaign_id = ${campaignId}
    )`;
  if (!summary) throw new Error('release summary: an aggregate always answers one row');
  return summary;
}

/** Which of a campaign's numbers of one carrier are due now, `limit` at most, and when the next one will be. */
export async function dueReleases(
  sql: Sql,
  input: { campaignId: string; carrier: string; limit: number },
): Promise<DueReleases> {
  const rows = await sql<{ numberId: string; inMs: number }[]>`
    select number_id as "numberId", ceil(extract(epoch from next - clock) * 1000)::float8 as "inMs"
    from (
      select r.number_id, r.status = 'pending' as fresh,
        case when r.status = 'pending' and n.renews_at > now() then n.renews_at end as renews,
        ${nextAttempt(sql)} as next, ${campaignNow(sql)} as clock
      from releases r
      join phone_numbers n on n.id = r.number_id
      join campaigns c on c.id = r.campaign_id
      where r.campaign_id = ${input.campaignId} and n.carrier = ${input.carrier} and r.status <> 'released'
    )
    where next is not null
    order by next > clock, fresh, renews nulls last, next, number_id
    limit ${input.limit}`;
  const next = rows.find(({ inMs }) => inMs > 0);
  return {
    numberIds: rows.filter(({ inMs }) => inMs <= 0).map(({ numberId }) => numberId),
    nextInMs: next?.inMs ?? null,
  };
}
