import type { ISql } from 'postgres';
import type { PartKind } from '../../domain/manifest.ts';
import type { ColumnType } from '../../domain/column-types.ts';
import { typeOf } from '../../domain/account-exports.ts';
import type { Fragment } from '../fragment.ts';
import { callers, type ExportRows } from '../seals/export-queries.ts';
import type { ExportSource } from '../seals/live-source.ts';
import { receiptText } from '../releases/receipt-text.ts';
import type { ExportToMake } from './make-export.ts';
import type { Segment } from './next-part.ts';

/** Rows of one campaign, and where they are. */
export interface SourcedSegment {
  segment: Segment;
  source: ExportSource;
}

/** The kinds of rows that an export is made of. */
export const exportedKinds = ({ kind }: ExportToMake): PartKind[] =>
  kind === 'results' ? ['calls', 'contacts'] : ['calls'];

/** The rows of a campaign, or of the account, that an export is made of. */
export const segmentRows = (sql: ISql, asked: ExportToMake, of: SourcedSegment | null): ExportRows => {
  if (of === null) return { from: numbers(sql, asked), orderedBy: 'number_id', columns: asked.columns };
  if (asked.kind === 'caller_activity')
    return { from: activity(sql, asked, of), orderedBy: 'place', columns: asked.columns };
  return { from: dials(sql, asked, of), orderedBy: 'call_id', columns: asked.columns };
};

/** What a column of an export holds. */
export const exportColumnType = ({ kind }: ExportToMake, column: string): ColumnType => typeOf(kind, column);

const named = (sql: ISql, campaignId: string): Fragment => sql`
  ${campaignId}::uuid as campaign_id, (select c.name from campaigns c where c.id = ${campaignId}) as campaign_name`;

/** The dials of one campaign within the range. */
const placed = (
  sql: ISql,
  { fromAt, beforeAt }: ExportToMake,
  { segment: { after, through }, source }: SourcedSegment,
) => sql`
  ${source('calls')} r
  where r.placed and r.started_at >= ${fromAt}::timestamptz and r.started_at < ${beforeAt}::timestamptz
    ${after === null ? sql`` : sql`and r.call_id > ${after}`}
    ${through === null ? sql`` : sql`and r.call_id <= ${through}`}`;

function dials(sql: ISql, asked: ExportToMake, of: SourcedSegment): Fragment {
  const { campaignId } = of.segment;
  const person = asked.kind === 'results';
  return sql`(
    select ${named(sql, campaignId)}, k.caller_name, r.*
      ${person ? sql`, p.phone, p.first_name, p.last_name, p.external_id` : sql``}
    from (select * from ${placed(sql, asked, of)}) r
    left join ${callers(sql, campaignId)} k on k.caller_id = r.caller_id
    ${person ? sql`left join ${of.source('contacts')} p on p.contact_id = r.contact_id` : sql``})`;
}

/** Who called on which day of the account's time zone, and what came of it. */
function activity(sql: ISql, asked: ExportToMake, of: SourcedSegment): Fragment {
  const { campaignId } = of.segment;
  return sql`(
    select ${named(sql, campaignId)}, k.caller_name, s.*, row_number() over (order by s.day, s.caller_id) as place
    from (
      select to_char(r.started_at at time zone ${asked.timeZone}, 'YYYY-MM-DD') as day, r.caller_id, count(*) as dials,
        count(*) filter (where r.outcome = 'answered') as answered, count(r.result_at) as results,
        coalesce(sum(r.duration_seconds), 0) as talk_seconds, min(r.started_at) as first_dial_at,
        max(r.started_at) as last_dial_at
      from ${placed(sql, asked, of)} and r.caller_id is not null
      group by 1, 2) s
    left join ${callers(sql, campaignId)} k on k.caller_id = s.caller_id)`;
}

/** The account's rentals that were held at some time within the range. */
const numbers = (sql: ISql, { accountId, campaignIds, fromAt, beforeAt }: ExportToMake): Fragment => sql`(
  select n.id as number_id, n.e164 as number, n.carrier, coalesce(r.campaign_id, n.campaign_id) as campaign_id,
    c.name as campaign_name, n.state, n.assigned_at, n.released_at, r.status as release_status,
    ${receiptText(sql, 'outcome')} as release_outcome, r.reason, r.attempts, n.monthly_cost_cents, n.currency
  from phone_numbers n
  left join releases r on r.number_id = n.id
  left join campaigns c on c.id = coalesce(r.campaign_id, n.campaign_id)
  where n.account_id = ${accountId} and n.created_at < ${beforeAt}::timestamptz
    and coalesce(n.released_at, 'infinity') >= ${fromAt}::timestamptz
    ${campaignIds === null ? sql`` : sql`and coalesce(r.campaign_id, n.campaign_id) = any(${campaignIds}::uuid[])`})`;
