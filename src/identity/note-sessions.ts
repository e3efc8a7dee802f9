import { APIError, getSessionFromCtx, isAPIError } from 'better-auth/api';
import type { Sql } from 'postgres';
import { noteOwnDeed } from '../db/accounts/note-own-deed.ts';
import { noteFailedSignIn } from '../db/accounts/note-sign-ins.ts';
import { hashOfEmail } from './limit-tries.ts';

type Context = Parameters<typeof getSessionFromCtx>[0];

const ends = {
  '/sign-out': 'member.signed_out',
  '/revoke-session': 'member.sessions_ended',
  '/revoke-sessions': 'member.sessions_ended',
  '/revoke-other-sessions': 'member.sessions_ended',
} as const;

/**
 * Notes in the audit log who ended sessions, and whose password was tried in vain. Neither has the client's address: the log is kept
 * for ever, and is no place for it. That somebody signed in is noted with the session itself, see `proven-users.ts`.
 */
export function noteSessions(sql: Sql) {
  return {
    /** Before it is done, while the session tells whose it is. */
    async before(context: Context): Promise<void> {
      if (!Object.hasOwn(ends, context.path)) return;
      const session = await getSessionFromCtx(context);
      if (!session) return;
      const action = ends[context.path as keyof typeof ends];
      await noteOwnDeed(sql, { userId: session.user.id, action });
    },
    async after(context: Context): Promise<void> {
      const { returned } = context.context as { returned?: unknown };
      if (context.path !== '/sign-in/email' || !isAPIError(returned)) return;
      const { email } = (context.body ?? {}) as { email?: unknown };
      if (!(returned instanceof APIError) || returned.statusCode !== 401 || typeof email !== 'string') return;
      const address = email.trim().toLowerCase();
      await noteFailedSignIn(sql, { email: address, hash: hashOfEmail(address) });
    },
  };
}
