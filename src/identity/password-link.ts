import { randomBytes } from 'node:crypto';
import { writeAudit } from '../db/audit/write-audit.ts';
import type { Database } from '../db/client.ts';
import { accountsOf } from '../db/accounts/members.ts';
import { createLog } from '../log.ts';
import { createAuth } from './create-auth.ts';
import type { IdentityConfig } from './identity-config.ts';
import { passwordLink } from './links.ts';

const validForMs = 60 * 60 * 1000;

/**
 * A link with which a person sets a new password, once and within an hour: better-auth's own way to reset one, without
 * its e-mail. Their sessions end when they do.
 *
 * @throws Error when there is no user with this address
 */
export async function createPasswordLink(
  db: Database,
  config: IdentityConfig & { publicUrl: string },
  { email, actor }: { email: string; actor: string },
): Promise<string> {
  const { internalAdapter } = await createAuth({ db, log: createLog('silent') }, config).$context;
  const found = await internalAdapter.findUserByEmail(email.toLowerCase());
  if (!found) throw new Error('There is no user with this e-mail address; "lastcall invite" invites one.');
  const userId = found.user.id;
  const token = randomBytes(32).toString('base64url');
  await internalAdapter.createVerificationValue({
    identifier: `reset-password:${token}`,
    value: userId,
    expiresAt: new Date(Date.now() + validForMs),
  });
  for (const { id: accountId } of await accountsOf(db.sql, userId)) {
    await writeAudit(db.sql, { accountId, actor, action: 'member.password_link_made', details: { userId } });
  }
  return passwordLink(config.publicUrl, token);
}
