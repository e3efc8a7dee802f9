import type { ISql, Sql } from 'postgres';
import { type AssignmentEnd, liveForSeconds } from '../../domain/callers.ts';

/** What a caller is assigned to. */
interface AssignmentView {
  campaignId: string;
  campaignName: string;
  endsAt: Date | null;
  /** How far the campaign's clock is ahead, in ms: 0 for all but demo campaigns. */
  clockShiftMs: number;
  assignedAt: Date;
  /** Contacts that were not dialled yet. */
  remaining: number;
  live: boolean;
  endedAt: Date | null;
  endReason: AssignmentEnd | null;
}

/** For so long a caller is shown what ended, and why. */
const endedForHours = 24;

/** A person's assignments in active campaigns, by name, then what ended lately, the last first. */
export async function listAssignments(
  sql: Sql,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<AssignmentView[]> {
  return await sql<AssignmentView[]>`
    select c.id as "campaignId", c.name as "campaignName", c.ends_at as "endsAt", c.clock_shift_ms::float8 as "clockShiftMs", k.assigned_at as "assignedAt",
      c.contact_count - c.dialled_contact_count as "remaining",
      k.ended_at is null and coalesce(p.seen_at > now() - make_interval(secs => ${liveForSeconds}), false) as "live",
      k.ended_at as "endedAt", k.end_reason as "endReason"
    from campaign_callers k
    join campaigns c on c.id = k.campaign_id
    left join caller_presence p on p.campaign_id = k.campaign_id and p.caller_id = k.user_id::text
    where k.user_id = ${userId} and c.account_id = ${accountId}
      and ((k.ended_at is null and c.status = 'active')
        or (k.ended_at > now() - make_interval(hours => ${endedForHours}) and c.status <> 'draft'))
    order by k.ended_at desc nulls first, lower(c.name), c.id`;
}

/** Whether a person may call for a campaign now, and if not, why. */
type AssignmentStanding = 'stands' | 'draft' | 'archived' | 'not_found';

export async function assignmentStanding(
  sql: ISql,
  { accountId, campaignId, userId }: { accountId: string; campaignId: string; userId: string },
): Promise<AssignmentStanding> {
  const [row] = await sql<{ standing: AssignmentStanding }[]>`
    select case
        when k.end_reason = 'removed' then 'not_found'
        when c.status = 'active' then 'stands'
        else c.status end as "standing"
    from campaign_callers k join campaigns c on c.id = k.campaign_id
    where k.campaign_id = ${campaignId} and k.user_id = ${userId} and c.account_id = ${accountId}`;
  return row?.standing ?? 'not_found';
}
