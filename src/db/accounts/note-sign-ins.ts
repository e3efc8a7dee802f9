import type { Sql } from 'postgres';
import type { AuditDetails } from '../../domain/audit.ts';
import { auditOf } from '../audit/write-audit.ts';
import { takeTry } from './take-try.ts';

/** Within this time one failed sign-in of a user is noted, and no further one. */
const failureWindowMs = 15 * 60_000;

/**
 * Notes in the audit log of each account of a user that they signed in. Of a password nothing is noted where a code is asked for
 * after it: they are not in yet.
 */
export const noteSignIn = async (
  sql: Sql,
  { userId, by }: { userId: string } & Pick<AuditDetails['member.signed_in'], 'by'>,
): Promise<void> => {
  await auditOf(
    sql,
    {
      accountId: sql`m.account_id`,
      campaignId: sql`null::uuid`,
      actor: `user:${userId}`,
      action: 'member.signed_in',
      details: { userId, by },
    },
    sql`from members m join users u on u.id = m.user_id
      where m.user_id = ${userId} and not (u.two_factor_enabled and ${by} = 'password')`,
  );
};

/**
 * The same of a password that was wrong, at most once in a quarter of an hour, so that nobody fills the log by trying. Of an address
 * that no user has nothing is noted, in as many statements: who tries cannot tell by the time that it takes.
 *
 * @param user.email in lower case
 * @param user.hash of the address, by which tries are counted
 */
export async function noteFailedSignIn(
  sql: Sql,
  { email, hash }: { email: string; hash: string },
): Promise<void> {
  const waitMs = await takeTry(sql, `noted|${hash}`, { windowMs: failureWindowMs, max: 1 });
  if (waitMs !== null) return;
  await auditOf(
    sql,
    {
      accountId: sql`m.account_id`,
      campaignId: sql`null::uuid`,
      actor: 'anyone',
      action: 'member.sign_in_failed',
      details: { userId: sql`m.user_id` },
    },
    sql`from members m join users u on u.id = m.user_id where u.email = ${email}`,
  );
}
