import type { ISql } from 'postgres';
import { uuidv7 } from '../../ids.ts';

export interface AuditEntry {
  accountId: string;
  campaignId?: string;
  /** `user:<uuid>`, `key:<uuid>`, `workflow`, `operator` or `cli`. */
  actor: string;
  /** What was done, as `campaign.launched`. */
  action: string;
  /** No contact data and no phone numbers: the log outlives them. */
  details?: Record<string, unknown>;
}

/** Adds a row to the audit log, in the transaction of what it tells of. */
export async function writeAudit(sql: ISql, entry: AuditEntry): Promise<void> {
  await sql`
    insert into audit_log (id, account_id, campaign_id, actor, action, details)
    values (${uuidv7()}, ${entry.accountId}, ${entry.campaignId ?? null}, ${entry.actor}, ${entry.action},
      ${sql.json((entry.details ?? {}) as never)})`;
}
