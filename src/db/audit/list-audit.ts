import type { Sql } from 'postgres';
import { actorName } from './actor-name.ts';

export interface AuditEntry {
  id: string;
  at: Date;
  actor: string;
  actorName: string | null;
  action: string;
  campaignId: string | null;
  details: Record<string, unknown>;
}

/** An account's audit log, newest first; of one campaign when `campaignId` is given. */
export function listAudit(
  sql: Sql,
  input: { accountId: string; campaignId?: string | undefined; before: string | null; limit: number },
): Promise<AuditEntry[]> {
  return sql<AuditEntry[]>`
    select a.id, a.created_at as "at", a.actor, ${actorName(sql, sql`a.actor`)} as "actorName", a.action,
      a.campaign_id as "campaignId", a.details
    from audit_log a
    where a.account_id = ${input.accountId}
      ${input.campaignId === undefined ? sql`` : sql`and a.campaign_id = ${input.campaignId}`}
      ${input.before === null ? sql`` : sql`and a.id < ${input.before}`}
    order by a.id desc
    limit ${input.limit}`;
}
