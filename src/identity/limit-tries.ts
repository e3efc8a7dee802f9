import { createHash } from 'node:crypto';
import type { BetterAuthOptions } from 'better-auth';
import { APIError, getIP, getSessionFromCtx, isAPIError } from 'better-auth/api';
import type { Sql } from 'postgres';
import { giveTryBack, takeTry, type TryLimit } from '../db/accounts/take-try.ts';
import { whoGivesCode } from './who-gives-code.ts';

/** Failed tries of a client's address. Whole phone banks sign in from behind one. */
const byAddress: TryLimit = { windowMs: 60_000, max: 20 };
/** Failed tries at one user's password, from wherever they come. */
const byUser: TryLimit = { windowMs: 15 * 60_000, max: 20 };

/** Failed tries at one user's codes. Of a million, three are right at any time. */
const codesByUser: TryLimit = { windowMs: 15 * 60_000, max: 10 };

/** Where a password is asked of who is signed in. */
const askedAgain = [
  '/change-password',
  '/two-factor/enable',
  '/two-factor/disable',
  '/two-factor/generate-backup-codes',
];
const withCode = ['/two-factor/verify-totp', '/two-factor/verify-backup-code', '/two-factor/disable'];
const limited = new Set(['/sign-in/email', '/reset-password', ...askedAgain, ...withCode]);

type Context = Parameters<typeof getSessionFromCtx>[0];

/** The counting of better-auth's own limit for all requests of an address, by our statement. */
export const requestLimits = (sql: Sql): NonNullable<BetterAuthOptions['rateLimit']> => {
  const everything = { window: 60, max: 300 };
  return {
    enabled: true,
    ...everything,
    // Instead of the library's stricter ones, which count who gets in too.
    customRules: Object.fromEntries([...limited, '/sign-in/social'].map((path) => [path, everything])),
    customStorage: {
      async consume(key, { window, max }) {
        const waitMs = await takeTry(sql, key, { windowMs: window * 1000, max });
        return { allowed: waitMs === null, retryAfter: waitMs === null ? null : seconds(waitMs) };
      },
    },
  };
};

/**
 * Limits the tries to guess a password, a code or a link's token. A try is counted before it is judged, so that many at once
 * are not judged side by side, and given back when it got in.
 */
export function limitTries(sql: Sql) {
  const taken = new WeakMap<object, string[]>();
  return {
    /** @throws APIError 429 with `Retry-After` */
    async before(context: Context): Promise<void> {
      const { request, path } = context;
      if (!request || !limited.has(path)) return;
      const keys: string[] = [];
      for (const [key, limit] of await limitsOf(context, path)) {
        const waitMs = await takeTry(sql, key, limit);
        if (waitMs !== null) {
          for (const other of keys) await giveTryBack(sql, other);
          throw new APIError(
            'TOO_MANY_REQUESTS',
            { message: 'Too many tries. Wait a while, then try again.', code: 'TOO_MANY_TRIES' },
            { 'Retry-After': String(seconds(waitMs)) },
          );
        }
        keys.push(key);
      }
      taken.set(request, keys);
    },
    async after({ request, context }: Context): Promise<void> {
      if (!request || isAPIError((context as { returned?: unknown }).returned)) return;
      for (const key of taken.get(request) ?? []) await giveTryBack(sql, key);
    },
  };
}

async function limitsOf(context: Context, path: string): Promise<[string, TryLimit][]> {
  const address = getIP(context.headers ?? new Headers(), context.context.options) ?? 'unknown';
  const password = await userOf(context, path);
  const codes = withCode.includes(path) ? (await whoGivesCode(context))?.email : undefined;
  return [
    ...(password === null ? [] : [[`user|${hashOfEmail(password)}`, byUser] satisfies [string, TryLimit]]),
    ...(codes === undefined
      ? []
      : [[`code|${hashOfEmail(codes)}`, codesByUser] satisfies [string, TryLimit]]),
    [`failed|${address}|${path}`, byAddress],
  ];
}

/** The address of the user whose password is tried; whether there is such a user makes no difference. */
async function userOf(context: Context, path: string): Promise<string | null> {
  if (askedAgain.includes(path)) return (await getSessionFromCtx(context))?.user.email ?? null;
  const { email } = (context.body ?? {}) as { email?: unknown };
  return typeof email === 'string' ? email.trim().toLowerCase() : null;
}

/** People's addresses stay out of the table. */
export const hashOfEmail = (email: string) => createHash('sha256').update(email).digest('base64url');

const seconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000));
