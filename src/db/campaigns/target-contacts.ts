import type { ISql } from 'postgres';
import type { Targeting } from '../../domain/targeting.ts';
import type { Fragment } from '../fragment.ts';
import type { ExportSource } from '../seals/live-source.ts';

/** Archived campaigns to take people from, the newest first: of a number in several the newest says who it is. */
export interface TargetedCampaigns {
  campaignIds: readonly string[];
  /** Where the rows of each are. */
  sources: readonly ExportSource[];
  /** Whose days the targeting has: an IANA name. */
  timeZone: string;
}

/** One kind of rows of all campaigns; `place` says of which of them. */
const rowsOf = (sql: ISql, kind: 'calls' | 'contacts', { sources }: TargetedCampaigns): Fragment =>
  sources
    .map((source, place) => sql`select ${place}::int as place, r.* from ${source(kind)} r`)
    .reduce((before, each) => sql`${before} union all ${each}`);

/**
 * Everybody of the campaigns, each number once: `people`, and of whom there were calls that count: `latest`, the newest
 * with a result, else the newest; and whether any was answered. To be put after `with`.
 */
export const peopleAndResults = (
  sql: ISql,
  campaigns: TargetedCampaigns,
  targeting: Targeting,
): Fragment => sql`
  every_contact as materialized (${rowsOf(sql, 'contacts', campaigns)}),
  people as (
    select distinct on (phone) * from every_contact order by phone, place
  ),
  said as (
    select k.phone, r.disposition, r.answers, r.outcome, r.result_at, r.started_at, r.call_id
    from (${rowsOf(sql, 'calls', campaigns)}) r
    join every_contact k on k.place = r.place and k.contact_id = r.contact_id
    where true ${within(sql, campaigns, targeting)}
  ),
  latest as materialized (
    select distinct on (phone) *, bool_or(coalesce(outcome = 'answered', false)) over (partition by phone) as reached
    from said
    order by phone, result_at desc nulls last, started_at desc, call_id desc
  )`;

/** Whether a row of `people p left join latest l` is meant, in SQL. */
export function fits(sql: ISql, { dispositions, answers = [], reached, from, to }: Targeting): Fragment {
  const called = from !== undefined || to !== undefined;
  return sql`
    true
    ${dispositions === undefined ? sql`` : sql`and l.disposition = any(${dispositions})`}
    ${answers.reduce((all, { question, values }) => sql`${all} and l.answers ->> ${question} = any(${values})`, sql``)}
    ${reached === undefined ? sql`` : sql`and coalesce(l.reached, false) = ${reached}`}
    ${called && reached !== false ? sql`and l.phone is not null` : sql``}`;
}

function within(sql: ISql, { timeZone }: TargetedCampaigns, { from, to }: Targeting): Fragment {
  return sql`
    ${from === undefined ? sql`` : sql`and r.started_at >= (${from}::date)::timestamp at time zone ${timeZone}`}
    ${to === undefined ? sql`` : sql`and r.started_at < (${to}::date + 1)::timestamp at time zone ${timeZone}`}`;
}
