import type { ISql } from 'postgres';
import type { AuditAction, AuditDetails } from '../../domain/audit.ts';
import type { Fragment } from '../fragment.ts';
import { jsonObject, type JsonMembers } from '../json-object.ts';

/** What was done, with the details that belong to it. */
type Deed = {
  [Action in AuditAction]: keyof AuditDetails[Action] extends never
    ? { action: Action }
    : { action: Action; details: AuditDetails[Action] };
}[AuditAction];

type DeedOfRows = {
  [Action in AuditAction]: keyof AuditDetails[Action] extends never
    ? { action: Action }
    : { action: Action; details: JsonMembers<AuditDetails[Action]> };
}[AuditAction];

export type AuditEntry = Deed & {
  accountId: string;
  campaignId?: string;
  /** `user:<uuid>`, `key:<uuid>`, `source:<uuid>`, `workflow`, `operator`, `cli`, or `anyone`: who was not signed in. */
  actor: string;
};

/** Adds a row to the audit log, in the transaction of what it tells of. */
export async function writeAudit(sql: ISql, entry: AuditEntry): Promise<void> {
  const details = 'details' in entry ? entry.details : {};
  await insertInto(sql, entry, sql`${sql.json(details)}`, sql``);
}

/**
 * The same within a statement, for what it has changed.
 *
 * @param entry.accountId and the others: a value of ours, or a column of the row
 * @param rows `from ...`, for each of which there is an entry
 */
export function auditOf(
  sql: ISql,
  entry: DeedOfRows & { accountId: string | Fragment; campaignId: Fragment; actor: string },
  rows: Fragment,
): Fragment {
  const details = 'details' in entry ? entry.details : {};
  return insertInto(sql, entry, jsonObject<Record<string, unknown>>(sql, details), rows);
}

const insertInto = (
  sql: ISql,
  entry: { accountId: string | Fragment; campaignId?: string | Fragment; actor: string; action: AuditAction },
  details: Fragment,
  rows: Fragment,
): Fragment => sql`
  insert into audit_log (id, account_id, campaign_id, actor, action, details)
  select uuidv7(), ${entry.accountId}, ${entry.campaignId ?? null}, ${entry.actor}, ${entry.action}, ${details} ${rows}`;
