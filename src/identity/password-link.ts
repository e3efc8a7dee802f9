import type { Sql } from 'postgres';
import { makePasswordToken } from '../db/accounts/link-tokens.ts';
import { accountsOf } from '../db/accounts/members.ts';
import { writeAudit } from '../db/audit/write-audit.ts';
import { passwordLink } from './links.ts';

/**
 * A link with which a person sets a new password, once and within an hour: better-auth's own way to reset one, without
 * its e-mail. Their sessions end when they do.
 *
 * @throws Error when there is no user with this address
 */
export async function createPasswordLink(
  sql: Sql,
  { email, actor, publicUrl }: { email: string; actor: string; publicUrl: string },
): Promise<string> {
  const [user] = await sql<{ id: string }[]>`select id from users where email = ${email.toLowerCase()}`;
  if (!user) throw new Error('There is no user with this e-mail address; "lastcall invite" invites one.');
  const userId = user.id;
  const token = await sql.begin(async (tx) => {
    for (const { id: accountId } of await accountsOf(tx, userId)) {
      await writeAudit(tx, { accountId, actor, action: 'member.password_link_made', details: { userId } });
    }
    return makePasswordToken(tx, userId);
  });
  return passwordLink(publicUrl, token);
}
