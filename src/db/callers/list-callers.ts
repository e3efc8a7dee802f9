import type { ISql, Sql } from 'postgres';
import { type AssignmentEnd, liveForSeconds } from '../../domain/callers.ts';
import { onClockThen } from '../campaigns/clock.ts';
import type { Fragment } from '../fragment.ts';

/** A caller as those see it who run a campaign; with times on its clock. */
interface CallerView {
  userId: string;
  name: string;
  email: string;
  assignedAt: Date;
  /** Heard of within the last {@link liveForSeconds} seconds, in an active campaign. */
  live: boolean;
  lastSeenAt: Date | null;
  endedAt: Date | null;
  endReason: AssignmentEnd | null;
}

/** A live caller of a dialer. */
interface OtherCaller {
  callerId: string;
  lastSeenAt: Date;
}

/** The callers of a campaign: who is or was assigned, by name, and who else is live. */
export async function listCallers(
  sql: Sql,
  { accountId, campaignId, userId }: { accountId: string; campaignId: string; userId?: string },
): Promise<{ items: CallerView[]; others: OtherCaller[] }> {
  const items = await sql<CallerView[]>`
    select u.id as "userId", u.name, u.email, ${then(sql, sql`k.assigned_at`)} as "assignedAt",
      ${then(sql, sql`p.seen_at`)} as "lastSeenAt",
      k.ended_at is null and c.status = 'active'
        and coalesce(p.seen_at > now() - make_interval(secs => ${liveForSeconds}), false) as "live",
      ${then(sql, sql`k.ended_at`)} as "endedAt", k.end_reason as "endReason"
    from campaign_callers k
    join campaigns c on c.id = k.campaign_id
    join users u on u.id = k.user_id
    left join caller_presence p on p.campaign_id = k.campaign_id and p.caller_id = k.user_id::text
    where k.campaign_id = ${campaignId} and c.account_id = ${accountId}
      ${userId === undefined ? sql`` : sql`and k.user_id = ${userId}`}
    order by lower(u.name), u.id`;
  if (userId !== undefined) return { items, others: [] };
  const others = await sql<OtherCaller[]>`
    select p.caller_id as "callerId", ${then(sql, sql`p.seen_at`)} as "lastSeenAt"
    from caller_presence p join campaigns c on c.id = p.campaign_id
    where p.campaign_id = ${campaignId} and c.account_id = ${accountId} and c.status = 'active'
      and p.seen_at > now() - make_interval(secs => ${liveForSeconds})
      and not exists (
        select from campaign_callers k
        where k.campaign_id = p.campaign_id and k.user_id::text = p.caller_id and k.ended_at is null)
    order by p.caller_id`;
  return { items, others };
}

const then = (sql: ISql, instant: Fragment): Fragment => onClockThen(sql, sql`c.id`, instant);
