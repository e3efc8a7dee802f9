import type { Request } from 'express';
import { findKeyHolder, type KeyHolder } from '../db/api-keys.ts';
import type { Database } from '../db/client.ts';
import type { Role } from '../domain/roles.ts';
import { LastcallError } from '../errors.ts';

/** Who makes a request. */
export interface Principal extends KeyHolder {
  /** For the audit log. */
  actor: string;
}

/** @throws LastcallError `unauthenticated` */
export async function authenticate(db: Database, req: Request): Promise<Principal> {
  const [, secret] = /^Bearer +(\S+) *$/i.exec(req.get('authorization') ?? '') ?? [];
  const holder = secret === undefined ? null : await findKeyHolder(db.sql, secret);
  if (!holder) throw new LastcallError('unauthenticated');
  return { ...holder, actor: `key:${holder.keyId}` };
}

/** @throws LastcallError `forbidden` */
export function requireRole(principal: Principal, roles: readonly Role[]): void {
  if (!roles.includes(principal.role)) throw new LastcallError('forbidden', { role: principal.role });
}
