import type { Sql } from 'postgres';
import type { ExportKind } from '../../domain/exports.ts';
import { taken } from '../audit/exports-taken.ts';
import { countOpenCalls } from '../calls/open-calls.ts';
import { callersOnline } from './campaign-fields.ts';

export interface ArchivePreview {
  callersOnline: number;
  /** Calls that were placed and have neither ended nor a result, begun within the drain's grace. */
  liveCalls: number;
  remainingDials: number;
  lastDialAt: Date | null;
  callbackGraceDays: number;
  numbers: { carrier: string; count: number }[];
  /** Numbers that their carrier will refuse to take back for a while, by their date of purchase. */
  tooNew: { carrier: string; count: number; until: Date }[];
  exportsTaken: ExportKind[];
}

/**
 * What archiving a campaign would do now. Null: the account has no such campaign.
 *
 * @param drainGraceMs how long after its start a call without an end may still be live
 * @param heldDays for how many days after its purchase a carrier does not take a number back, by carrier
 */
export async function previewArchive(
  sql: Sql,
  accountId: string,
  campaignId: string,
  drainGraceMs: number,
  heldDays: Readonly<Record<string, number>>,
): Promise<ArchivePreview | null> {
  const [preview] = await sql<Omit<ArchivePreview, 'liveCalls' | 'tooNew'>[]>`
    select ${callersOnline(sql)} as "callersOnline",
      c.contact_count - c.dialled_contact_count as "remainingDials", c.last_dial_at as "lastDialAt",
      a.callback_grace_days as "callbackGraceDays",
      coalesce((select json_agg(json_build_object('carrier', carrier, 'count', count) order by carrier) from (
        select n.carrier, count(*)::int as count from phone_numbers n
        where n.campaign_id = c.id and n.state = 'assigned' group by n.carrier) held), '[]') as "numbers",
      array(select distinct l.details ->> 'kind' from audit_log l
        where l.campaign_id = c.id and l.action = ${taken}) as "exportsTaken"
    from campaigns c join accounts a on a.id = c.account_id
    where c.id = ${campaignId} and c.account_id = ${accountId}`;
  if (!preview) return null;
  const tooNew = await sql<ArchivePreview['tooNew']>`
    select n.carrier, count(*)::int as "count",
      max(n.purchased_at + make_interval(days => held.days)) as "until"
    from phone_numbers n
    join unnest(${Object.keys(heldDays)}::text[], ${Object.values(heldDays)}::int[]) as held (carrier, days)
      on held.carrier = n.carrier
    where n.campaign_id = ${campaignId} and n.account_id = ${accountId} and n.state = 'assigned'
      and n.purchased_at > now() - make_interval(days => held.days)
    group by n.carrier
    order by n.carrier`;
  return {
    ...preview,
    liveCalls: await countOpenCalls(sql, campaignId, drainGraceMs),
    tooNew: [...tooNew],
  };
}
