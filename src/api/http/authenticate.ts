import type { Request, Response } from 'express';
import { findKeyHolder } from '../../db/accounts/api-keys.ts';
import type { Sql } from 'postgres';
import { findMember } from '../../db/accounts/members.ts';
import type { Role } from '../../domain/roles.ts';
import type { Scope } from '../../domain/scopes.ts';
import { LastcallError } from '../../errors.ts';
import type { Identity } from '../../identity/identity.ts';
import { requireSameOrigin } from './same-origin.ts';

/** Who makes a request, and for which account: an API key, or a person who is signed in. */
export interface Principal {
  /** For the audit log: `key:<id>` or `user:<id>`. */
  actor: string;
  /** Null: an API key. */
  userId: string | null;
  user: { id: string; name: string; email: string } | null;
  /** Null: a person. */
  key: { id: string; name: string; prefix: string } | null;
  sessionId: string | null;
  role: Role;
  /** What a key is narrowed to; null: all that its role may. */
  scopes: readonly Scope[] | null;
  accountId: string;
  accountName: string;
  timeZone: string;
  inactivityDays: number;
  noticeDays: number;
  demo: boolean;
}

/**
 * Finds out who makes a request: by its API key, else by its session cookie. Both are asked of the database at every
 * request, so that a revoked key and a removed member are refused at once.
 *
 * @param keys where keys are looked up; the database when left out
 * @param res null: the answer has begun, so that no cookie can be renewed
 * @throws LastcallError `unauthenticated`, `no_account`, `cross_site_request`
 */
export async function authenticate(
  { sql, identity, keys }: { sql: Sql; identity: Identity; keys?: FindPrincipal | undefined },
  req: Request,
  res: Response | null,
): Promise<Principal> {
  if (req.get('authorization') !== undefined)
    return principalOfKey(keys ?? ((secret) => findPrincipal(sql, secret)), req.get('authorization'));
  const session = await identity.sessionOf(req, res);
  if (!session) throw new LastcallError('unauthenticated');
  requireSameOrigin(req, identity.publicUrl);
  const member = await findMember(sql, session);
  if (!member) throw new LastcallError('no_account');
  const { userId, userName, email, ...rest } = member;
  return {
    ...rest,
    actor: `user:${userId}`,
    userId,
    user: { id: userId, name: userName, email },
    key: null,
    sessionId: session.sessionId,
    scopes: null,
  };
}

type FindPrincipal = (secret: string) => Promise<Principal | null>;

/** @throws LastcallError `unauthenticated` */
export async function principalOfKey(
  find: FindPrincipal,
  authorization: string | undefined,
): Promise<Principal> {
  const [, secret] = /^Bearer +(\S+) *$/i.exec(authorization ?? '') ?? [];
  const principal = secret === undefined ? null : await find(secret);
  if (!principal) throw new LastcallError('unauthenticated');
  return principal;
}

/** Who holds a key that is not revoked. */
export async function findPrincipal(sql: Sql, secret: string): Promise<Principal | null> {
  const holder = await findKeyHolder(sql, secret);
  if (!holder) return null;
  const { keyId, name, prefix, ...rest } = holder;
  return {
    ...rest,
    actor: `key:${keyId}`,
    userId: null,
    user: null,
    key: { id: keyId, name, prefix },
    sessionId: null,
  };
}

/** @throws LastcallError `forbidden` */
export function requireRole(principal: Principal, roles: readonly Role[]): void {
  if (!roles.includes(principal.role)) throw new LastcallError('forbidden', { role: principal.role });
}

/** @throws LastcallError `insufficient_scope` */
export function requireScope(principal: Principal, scope: Scope | null): void {
  if (scope === null || principal.scopes === null || principal.scopes.includes(scope)) return;
  throw new LastcallError('insufficient_scope', { scope });
}

/**
 * The id of the person who asks.
 *
 * @throws LastcallError `persons_only` for an API key
 */
export function requirePerson(principal: Principal): string {
  if (principal.userId === null) throw new LastcallError('persons_only');
  return principal.userId;
}

/**
 * For what gives a person a role: people have no scopes, so that a key with some would give more than it has.
 *
 * @throws LastcallError `insufficient_scope` for a key that is narrowed
 */
export function requireNoScopes({ scopes }: Principal): void {
  if (scopes !== null) throw new LastcallError('insufficient_scope', { scope: 'of a key without limits' });
}
