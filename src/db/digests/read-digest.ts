import type { ISql } from 'postgres';
import type { Digest } from '../../domain/digest.ts';
import { campaignNow, onDatabaseClock } from '../campaigns/clock.ts';
import { notBefore, shownDeadline } from '../campaigns/deadline.ts';
import { pricedOf } from '../numbers/rent.ts';

/** So many campaigns are named of each list; the others are counted. */
const mostNamed = 10;
const aheadDays = 7;

type Row = Omit<Digest, 'deadlines'> & {
  deadlines: { total: number; first: { id: string; name: string; deadlineMs: number }[] };
};

/**
 * What an account has to be told of a week of its zone.
 *
 * @param monday the day after the week, such as `2026-11-23`
 * @returns null: there is no such account
 */
export async function readDigest(sql: ISql, accountId: string, monday: string): Promise<Digest | null> {
  const owned = (state: 'rented' | 'available' | 'releasing') => sql`
    phone_numbers n where n.account_id = a.id
      and ${state === 'rented' ? sql`n.state <> 'released'` : sql`n.state = ${state}`}`;
  const [row] = await sql<Row[]>`
    select a.name as "accountName", a.time_zone as "timeZone", week.from_at as "from", week.to_at as "to",
      archived.archived, deadlines.deadlines,
      -- What a person found gone at the carrier has no campaign: nobody paid for it any more.
      ${pricedOf(
        sql,
        sql`
        phone_numbers n join releases r on r.number_id = n.id
        where n.account_id = a.id and n.state = 'released' and r.campaign_id is not null
          and n.released_at >= week.from_at and n.released_at < week.to_at`,
      )} as released,
      json_build_object(
        'stuckNumbers', (
          select count(*)::int from releases r join phone_numbers n on n.id = r.number_id
          where r.status = 'needs_operator' and n.account_id = a.id and n.state = 'releasing'),
        'findings', (
          select coalesce(json_agg(json_build_object('kind', kind, 'count', count) order by kind), '[]')
          from (
            select f.kind, count(*)::int as count from findings f
            where f.account_id = a.id and f.resolved_at is null group by f.kind) open),
        'standingStill', (
          select count(*)::int from (
            select s.campaign_id from stuck_workflows s where s.account_id = a.id
            union all
            select c.id from campaigns c where c.account_id = a.id and c.clear_problem is not null) still)) as waits,
      json_build_object(
        'leaks', ${pricedOf(sql, sql`findings n where n.account_id = a.id and n.kind = 'leak' and n.resolved_at is null`)},
        'rented', ${pricedOf(sql, owned('rented'))},
        'unassigned', ${pricedOf(sql, owned('available'))},
        'releasing', ${pricedOf(sql, owned('releasing'))}) as costs
    from accounts a
    cross join lateral (
      select (${monday}::date - 7)::timestamp at time zone a.time_zone as from_at,
        ${monday}::date::timestamp at time zone a.time_zone as to_at) week
    cross join lateral (
      select json_build_object(
        'total', count(*)::int,
        'byThemselves', (count(*) filter (where e.archive_reason = 'inactivity'))::int,
        'newest', coalesce(json_agg(json_build_object('id', e.id, 'name', e.name) order by e.place)
          filter (where e.place <= ${mostNamed}), '[]')) as archived
      from (
        select c.id, c.name, c.archive_reason, row_number() over (order by c.archived_at desc, c.id) as place
        from campaigns c
        where c.account_id = a.id and c.status = 'archived'
          and ${onDatabaseClock(sql, sql`c.archived_at`)} >= week.from_at
          and ${onDatabaseClock(sql, sql`c.archived_at`)} < week.to_at) e) archived
    cross join lateral (
      select json_build_object(
        'total', count(*)::int,
        'first', coalesce(json_agg(json_build_object('id', e.id, 'name', e.name,
            'deadlineMs', floor(extract(epoch from e.deadline) * 1000)) order by e.place)
          filter (where e.place <= ${mostNamed}), '[]')) as deadlines
      from (
        select d.id, d.name, d.deadline, row_number() over (order by d.deadline, d.id) as place
        from (
          select c.id, c.name, ${shownDeadline(sql)} as deadline, ${campaignNow(sql)} as now
          from (
            select c.* from campaigns c
            where c.account_id = a.id and c.status = 'active'
              -- The place in a night is never before it, and costs more to ask for.
              and ${notBefore(sql)} < ${campaignNow(sql)} + make_interval(days => ${aheadDays})) c) d
        where d.deadline < d.now + make_interval(days => ${aheadDays})) e) deadlines
    where a.id = ${accountId}`;
  if (!row) return null;
  const first = row.deadlines.first.map(({ deadlineMs, ...campaign }) => ({
    ...campaign,
    deadline: new Date(deadlineMs),
  }));
  return { ...row, deadlines: { total: row.deadlines.total, first } };
}
