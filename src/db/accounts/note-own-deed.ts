import type { ISql } from 'postgres';
import type { AuditAction } from '../../domain/audit.ts';
import { auditOf } from '../audit/write-audit.ts';

/** What a person does with their own way in, and not with an account. */
export type OwnDeed = Extract<
  AuditAction,
  | 'member.signed_out'
  | 'member.sessions_ended'
  | `member.second_factor_${string}`
  | `member.recovery_${string}`
>;

/** Notes in the audit log of each account of a user what was done with their way in. */
export async function noteOwnDeed(
  sql: ISql,
  { userId, action, actor = `user:${userId}` }: { userId: string; action: OwnDeed; actor?: string },
): Promise<void> {
  await auditOf(
    sql,
    { accountId: sql`m.account_id`, campaignId: sql`null::uuid`, actor, action, details: { userId } },
    sql`from members m where m.user_id = ${userId}`,
  );
}
