import type { Sql } from 'postgres';
import { shiftAt } from '../campaigns/clock.ts';
import { actorName, uuidPattern } from './actor-name.ts';

export interface AuditEntry {
  id: string;
  at: Date;
  actor: string;
  actorName: string | null;
  action: string;
  campaignId: string | null;
  /** Null where it is about no campaign, or the campaign was a draft that is deleted. */
  campaignName: string | null;
  /** How far the clock of its campaign was ahead then, in ms: 0 for all but demo campaigns. */
  clockShiftMs: number;
  details: Record<string, unknown>;
  /** What the ids in the details are called, by the detail's name; without those that nobody knows any more. */
  names: Record<string, string>;
}

/** The id in a detail, in SQL. Other versions may have written something else there. */
const idIn = (sql: Sql, detail: string) => sql`
  (case when a.details ->> ${detail} ~ ${`^${uuidPattern}`} then (a.details ->> ${detail})::uuid end)`;

/** An account's audit log, newest first; of one campaign when `campaignId` is given. */
export function listAudit(
  sql: Sql,
  input: { accountId: string; campaignId?: string | undefined; before: string | null; limit: number },
): Promise<AuditEntry[]> {
  return sql<AuditEntry[]>`
    select a.id, a.created_at as "at", a.actor, ${actorName(sql, sql`a.actor`)} as "actorName", a.action,
      a.campaign_id as "campaignId",
      (select c.name from campaigns c where c.id = a.campaign_id) as "campaignName",
      ${shiftAt(sql, sql`a.campaign_id`, sql`a.created_at`)} as "clockShiftMs", a.details,
      jsonb_strip_nulls(jsonb_build_object(
        'userId', (select u.name from users u where u.id = ${idIn(sql, 'userId')}),
        'numberId', (select n.e164 from phone_numbers n
          where n.id = ${idIn(sql, 'numberId')} and n.account_id = a.account_id),
        'from', (select c.name from campaigns c where c.id = ${idIn(sql, 'from')} and c.account_id = a.account_id),
        'to', (select c.name from campaigns c where c.id = ${idIn(sql, 'to')} and c.account_id = a.account_id)
      )) as "names"
    from audit_log a
    where a.account_id = ${input.accountId}
      ${input.campaignId === undefined ? sql`` : sql`and a.campaign_id = ${input.campaignId}`}
      ${input.before === null ? sql`` : sql`and a.id < ${input.before}`}
    order by a.id desc
    limit ${input.limit}`;
}
