import type { BetterAuthOptions } from 'better-auth';
import { APIError, getSessionFromCtx } from 'better-auth/api';
import type { Sql } from 'postgres';
import { acceptInvitationsOf, hasOpenInvitation } from '../db/accounts/accept-invitation.ts';
import { noteSignIn } from '../db/accounts/note-sign-ins.ts';
import { noteOwnDeed } from '../db/accounts/note-own-deed.ts';
import type { SignInWay } from '../domain/audit.ts';
import { dropUnprovenAccess } from '../db/accounts/sessions.ts';

/**
 * Who may come in by an OpenID provider. With sign-up closed, users are made by better-auth only there.
 *
 * A new user needs an open invitation to the address that the provider has verified, and is then a member at once. An
 * identity that joins an existing user takes their unproven password with it: it may be that of somebody else who
 * held an invitation to the address.
 *
 * Whoever comes in, by a password too, is noted in the audit log, and so is a second factor that is turned on or off.
 */
export const provenUsers = (sql: Sql): NonNullable<BetterAuthOptions['databaseHooks']> => ({
  user: {
    create: {
      async before(user) {
        if (!user.emailVerified) refuse('email_not_verified', 'Your provider has not verified your address.');
        if (!(await hasOpenInvitation(sql, user.email))) {
          refuse('not_invited', 'Nobody has invited this address; ask an owner or admin to do so.');
        }
        return { data: { name: user.name.trim() || user.email } };
      },
      async after(user) {
        await acceptInvitationsOf(sql, { userId: user.id, email: user.email });
      },
    },
    update: {
      async before(user, context) {
        const on = user['twoFactorEnabled'];
        const session = typeof on === 'boolean' && context ? await getSessionFromCtx(context) : null;
        if (!session) return;
        const action = on === true ? 'member.second_factor_on' : 'member.second_factor_off';
        await noteOwnDeed(sql, { userId: session.user.id, action });
      },
    },
  },
  account: {
    create: {
      async before(identity) {
        if (identity.providerId === 'credential') return;
        await dropUnprovenAccess(sql, identity.userId);
        return { data: { accessToken: null, refreshToken: null, idToken: null } };
      },
    },
  },
  session: {
    create: {
      // Not after it: nobody is in of whom the audit log does not tell.
      async before({ userId }, context) {
        const by = waysIn.get(context?.path ?? '');
        if (by === undefined || !context) return;
        // Who is signed in sets up the second factor, for which they are given another session.
        if (by === 'code' && (await getSessionFromCtx(context))) return;
        if (by === 'recovery_code') await noteOwnDeed(sql, { userId, action: 'member.recovery_code_used' });
        await noteSignIn(sql, { userId, by });
      },
    },
  },
});

// Whoever changes their password is given another session too.
const waysIn = new Map<string, SignInWay>([
  ['/sign-in/email', 'password'],
  ['/callback/:id', 'openid'],
  ['/two-factor/verify-totp', 'code'],
  ['/two-factor/verify-backup-code', 'recovery_code'],
]);

function refuse(code: string, message: string): never {
  throw new APIError('FORBIDDEN', { code, message });
}
