import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { hashOfIdentifier } from '../db/accounts/link-tokens.ts';
import type { Database } from '../db/client.ts';
import { identities, secondFactors, sessions, users, verifications } from '../db/schema/index.ts';
import { uuidv7 } from '../ids.ts';
import type { Logger } from '../log.ts';
import { authLog } from './auth-log.ts';
import type { IdentityConfig } from './identity-config.ts';
import { limitTries, requestLimits } from './limit-tries.ts';
import { noteSessions } from './note-sessions.ts';
import { hideWhoHasUser, oidcPlugin } from './oidc.ts';
import { maxPasswordLength, minPasswordLength } from './password-rules.ts';
import { provenUsers } from './proven-users.ts';
import { secondFactor, secondFactorPlugin } from './second-factor.ts';
import { trustedOrigins } from './trusted-origins.ts';

export type Auth = ReturnType<typeof createAuth>;

/** Ours alone: it is overwritten at each request. */
export const clientAddressHeader = 'x-lastcall-client-address';

const day = 24 * 60 * 60;

/** Better-auth on our tables, as identity only. */
export function createAuth(
  { db, log }: { db: Database; log: Logger },
  { publicUrl, authSecret, oidc }: IdentityConfig & { publicUrl: string },
) {
  if (authSecret === null) {
    throw new Error('LASTCALL_AUTH_SECRET is not set; "openssl rand -base64 32" prints one.');
  }
  const tries = limitTries(db.sql);
  const codes = secondFactor(db.sql);
  const sessionNotes = noteSessions(db.sql);
  return betterAuth({
    appName: 'Lastcall',
    baseURL: publicUrl,
    basePath: '/auth',
    secret: authSecret,
    database: drizzleAdapter(db.orm, {
      provider: 'pg',
      transaction: true,
      schema: {
        user: users,
        session: sessions,
        account: identities,
        verification: verifications,
        twoFactor: secondFactors,
      },
    }),
    // People join by invitation only.
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength,
      maxPasswordLength,
      revokeSessionsOnPasswordReset: true,
    },
    session: {
      expiresIn: 7 * day,
      updateAge: 60 * 60,
      additionalFields: { activeAccountId: { type: 'string', required: false, input: false } },
    },
    account: {
      // The provider's tokens are not kept (see proven-users.ts), so there is nothing to renew.
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, requireLocalEmailVerified: false },
    },
    verification: {
      storeIdentifier: { hash: (identifier) => Promise.resolve(hashOfIdentifier(identifier)) },
    },
    databaseHooks: provenUsers(db.sql),
    hooks: {
      before: createAuthMiddleware(async (context) => {
        const { path, body } = context as { path?: string; body?: Record<string, unknown> };
        // Only by the provider's own page: a token alone signs nobody in.
        if (path === '/sign-in/social' && body?.['idToken'] !== undefined) {
          throw new APIError('BAD_REQUEST', { code: 'ID_TOKEN_NOT_SUPPORTED' });
        }
        await tries.before(context);
        await sessionNotes.before(context);
        // Whoever changes a password may do so because somebody else knows it.
        if (path === '/change-password') return { context: { body: { ...body, revokeOtherSessions: true } } };
        const judged = await codes.before(context);
        return judged ? { context: { body: { ...body, ...judged } } } : undefined;
      }),
      after: createAuthMiddleware(async (context) => {
        await tries.after(context);
        await sessionNotes.after(context);
        await codes.after(context);
        hideWhoHasUser(context);
      }),
    },
    plugins: [secondFactorPlugin(), ...(oidc ? [oidcPlugin(oidc)] : [])],
    trustedOrigins: trustedOrigins(publicUrl),
    // Thrown to whoever handles errors here: the library would print a failed statement with its parameters.
    onAPIError: { throw: true, errorURL: `${publicUrl}/sign-in` },
    rateLimit: requestLimits(db.sql),
    advanced: {
      cookiePrefix: 'lastcall',
      useSecureCookies: publicUrl.startsWith('https://'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [clientAddressHeader] },
      database: { generateId: () => uuidv7() },
    },
    telemetry: { enabled: false },
    logger: authLog(log),
  });
}
