import type { Sql } from 'postgres';
import type { ExportKind } from '../../domain/exports.ts';
import { taken } from '../audit/exports-taken.ts';
import { type Rent, rentOf } from '../numbers/rent.ts';
import { openCalls } from '../calls/open-calls.ts';
import type { Fragment } from '../fragment.ts';
import { callersOnline, campaignCounts } from './campaign-fields.ts';

export interface ArchivePreview {
  campaignId: string;
  callersOnline: number;
  /** Calls that were placed and have neither ended nor a result, begun within the drain's grace. */
  liveCalls: number;
  remainingDials: number;
  lastDialAt: Date | null;
  callbackGraceDays: number;
  numbers: { carrier: string; count: number }[];
  /**
   * Numbers that their carrier will refuse to take back for a while, by their date of purchase: in ms of the epoch when
   * the first and the last of them are old enough, on the campaign's clock.
   */
  tooNew: { carrier: string; count: number; soonestMs: number; untilMs: number }[];
  /** What its numbers cost while they are rented. */
  rent: Rent;
  exportsTaken: ExportKind[];
}

/**
 * What archiving campaigns would do now, each in its place. Null: the account has not all of them.
 *
 * @param campaignIds each once
 * @param drainGraceMs how long after its start a call without an end may still be live
 * @param heldDays for how many days after its purchase a carrier does not take a number back, by carrier
 */
export async function previewArchive(
  sql: Sql,
  accountId: string,
  campaignIds: readonly string[],
  drainGraceMs: number,
  heldDays: Readonly<Record<string, number>>,
): Promise<ArchivePreview[] | null> {
  const oldEnough = sql`n.purchased_at + make_interval(days => held.days)`;
  const days = sql`unnest(${Object.keys(heldDays)}::text[], ${Object.values(heldDays)}::int[]) as held (carrier, days)`;
  // The carrier goes by the world's clock; what it says is told on the campaign's.
  const onClock = (instant: Fragment) => sql`extract(epoch from ${instant}) * 1000 + c.clock_shift_ms`;
  const previews = await sql<ArchivePreview[]>`
    select c.id as "campaignId", ${callersOnline(sql)} as "callersOnline",
      (select count(*)::int from ${openCalls(sql, drainGraceMs)}) as "liveCalls",
      ${campaignCounts.remaining(sql)} as "remainingDials", c.last_dial_at as "lastDialAt",
      a.callback_grace_days as "callbackGraceDays",
      coalesce((select json_agg(json_build_object('carrier', carrier, 'count', count) order by carrier) from (
        select n.carrier, count(*)::int as count from phone_numbers n
        where n.campaign_id = c.id and n.state = 'assigned' group by n.carrier) held), '[]') as "numbers",
      coalesce((select json_agg(json_build_object(
          'carrier', carrier, 'count', count, 'soonestMs', soonest, 'untilMs', until) order by carrier) from (
        select n.carrier, count(*)::int as count, ${onClock(sql`min(${oldEnough})`)} as soonest,
          ${onClock(sql`max(${oldEnough})`)} as until
        from phone_numbers n join ${days} on held.carrier = n.carrier
        where n.campaign_id = c.id and n.state = 'assigned' and ${oldEnough} > now()
        group by n.carrier) young), '[]') as "tooNew",
      ${rentOf(sql, sql`phone_numbers n where n.campaign_id = c.id and n.state = 'assigned'`)} as "rent",
      array(select distinct l.details ->> 'kind' from audit_log l
        where l.campaign_id = c.id and l.action = ${taken}) as "exportsTaken"
    from campaigns c join accounts a on a.id = c.account_id
    where c.id = any(${[...campaignIds]}::uuid[]) and c.account_id = ${accountId}
    order by array_position(${[...campaignIds]}::uuid[], c.id)`;
  return previews.length === campaignIds.length ? previews : null;
}
