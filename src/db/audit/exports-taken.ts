import type { Sql } from 'postgres';
import type { AuditAction } from '../../domain/audit.ts';
import type { ExportKind } from '../../domain/exports.ts';
import { onClockThen } from '../campaigns/clock.ts';
import { actorName } from './actor-name.ts';
import { auditOf } from './write-audit.ts';

/** The action of the entries that this is about. */
export const taken = 'export.taken' satisfies AuditAction;

/** Notes in the audit log that an export was sent to its end; once an hour is enough for who takes one again and again. */
export async function noteExportTaken(
  sql: Sql,
  input: { accountId: string; campaignId: string; kind: ExportKind; actor: string },
): Promise<void> {
  const { accountId, campaignId, kind, actor } = input;
  const row = sql`
    from campaigns
    where id = ${campaignId} and account_id = ${accountId} and not exists (
      select from audit_log l
      where l.campaign_id = ${campaignId} and l.action = ${taken} and l.actor = ${actor}
        and l.details ->> 'kind' = ${kind} and l.created_at > now() - interval '1 hour')`;
  await auditOf(sql, { accountId, campaignId: sql`id`, actor, action: taken, details: { kind } }, row);
}

interface TakenExport {
  kind: ExportKind;
  /** On the campaign's clock. */
  lastTakenAt: Date;
  /** The person's or the key's name, else who it is in the words of the audit log. */
  lastTakenBy: string;
}

/** When each export of a campaign was last taken, and by whom. */
export async function listExportsTaken(
  sql: Sql,
  accountId: string,
  campaignId: string,
): Promise<TakenExport[]> {
  return sql<TakenExport[]>`
    select distinct on (l.details ->> 'kind') l.details ->> 'kind' as "kind",
      ${onClockThen(sql, sql`l.campaign_id`, sql`l.created_at`)} as "lastTakenAt",
      coalesce(${actorName(sql, sql`l.actor`)}, l.actor) as "lastTakenBy"
    from audit_log l
    where l.account_id = ${accountId} and l.campaign_id = ${campaignId} and l.action = ${taken}
    order by l.details ->> 'kind', l.id desc`;
}
