import type { Sql } from 'postgres';

export interface PendingReleases {
  /** Numbers whose next attempt is due, oldest first, with the carrier that each is rented from. */
  due: { numberId: string; carrier: string }[];
  /** Milliseconds until the next attempt that is not due yet; null when none waits for a time. */
  nextInMs: number | null;
  /** How many numbers are not released yet, those that wait for an operator included. */
  remaining: number;
  needsOperator: number;
  total: number;
}

/** What is left to release of a campaign, as the database's clock (with the campaign's shift) sees it. */
export async function pendingReleases(sql: Sql, campaignId: string, limit: number): Promise<PendingReleases> {
  const due = await sql<{ numberId: string; carrier: string }[]>`
    select r.number_id as "numberId", n.carrier
    from releases r
    join phone_numbers n on n.id = r.number_id
    join campaigns c on c.id = r.campaign_id
    where r.campaign_id = ${campaignId}
      and (r.status = 'pending'
        or r.status = 'waiting' and r.next_attempt_at <= now() + c.clock_shift_ms * interval '1 millisecond'
        or r.status = 'attempting' and r.claimed_until <= now())
    order by coalesce(r.next_attempt_at, r.created_at), r.number_id
    limit ${limit}`;
  const [rest] = await sql<Omit<PendingReleases, 'due'>[]>`
    select
      (extract(epoch from min(case r.status
        when 'waiting' then r.next_attempt_at - now() - c.clock_shift_ms * interval '1 millisecond'
        when 'attempting' then r.claimed_until - now() end)) * 1000)::float8 as "nextInMs",
      (count(*) filter (where r.status <> 'released'))::int as "remaining",
      (count(*) filter (where r.status = 'needs_operator'))::int as "needsOperator",
      count(*)::int as "total"
    from releases r join campaigns c on c.id = r.campaign_id
    where r.campaign_id = ${campaignId}`;
  if (!rest) throw new Error('pending releases: an aggregate always answers one row');
  return {
    ...rest,
    due: [...due],
    nextInMs: rest.nextInMs === null ? null : Math.max(0, Math.ceil(rest.nextInMs)),
  };
}
