import { createHash } from 'node:crypto';
import { getIP } from 'better-auth/api';
import type { Sql } from 'postgres';
import { longestWindowMs, takeTry, type TryLimit } from '../db/accounts/take-try.ts';
import { clientAddressHeader } from './create-auth.ts';

const hour = (max: number): TryLimit => ({ windowMs: longestWindowMs, max });

/** People's addresses stay out of the table. */
const hashOf = (email: string) => createHash('sha256').update(email).digest('base64url');

/**
 * Limits how often password links are asked for: of a client's address, and for one e-mail address from wherever. Whether
 * there is such a user makes no difference.
 *
 * @param from the client's address; of one in IPv6 its network counts
 * @param email in lower case
 * @returns null when it may be, else how long until then, in ms
 */
export async function limitPasswordRequests(
  sql: Sql,
  { from, email }: { from: string | undefined; email: string },
): Promise<number | null> {
  const headers = new Headers({ [clientAddressHeader]: from ?? '' });
  const client = getIP(headers, { advanced: { ipAddress: { ipAddressHeaders: [clientAddressHeader] } } });
  return (
    (await takeTry(sql, `reset|${client ?? 'unknown'}`, hour(20))) ??
    (await takeTry(sql, `reset|${hashOf(email)}`, hour(3)))
  );
}

/**
 * Limits how many invitations are mailed: of an account, and to one address, which cannot help being invited.
 *
 * @param email in lower case
 * @returns null when it may be, else how long until then, in ms
 */
export async function limitInvitations(
  sql: Sql,
  { accountId, email }: { accountId: string; email: string },
): Promise<number | null> {
  return (
    (await takeTry(sql, `invite|${accountId}`, hour(500))) ??
    (await takeTry(sql, `invite|${accountId}|${hashOf(email)}`, hour(10)))
  );
}
