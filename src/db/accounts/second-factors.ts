import type { Sql } from 'postgres';
import { noteOwnDeed } from './note-own-deed.ts';
import { takeTry } from './take-try.ts';

/** What makes a user's codes, as better-auth stores it. */
export interface SecondFactor {
  /** Encrypted. */
  secret: string;
  /** Encrypted; those that are left. */
  recoveryCodes: string;
  /** False: it is being set up, and nothing asks for it. */
  on: boolean;
}

/** Null: the user has none, and sets none up. */
export async function findSecondFactor(sql: Sql, userId: string): Promise<SecondFactor | null> {
  const [found] = await sql<SecondFactor[]>`
    select f.secret, f.backup_codes as "recoveryCodes", u.two_factor_enabled as "on"
    from second_factors f join users u on u.id = f.user_id where f.user_id = ${userId}`;
  return found ?? null;
}

/**
 * Takes a code for good, of all processes and at once. False: it was taken before, or a later one was, or the secret is
 * another by now.
 *
 * @param step of the code: 30 s since 1970
 */
export async function takeStep(
  sql: Sql,
  { userId, secret, step }: { userId: string; secret: string; step: number },
): Promise<boolean> {
  const { count } = await sql`
    update second_factors set last_used_step = ${step}
    where user_id = ${userId} and secret = ${secret} and (last_used_step is null or last_used_step < ${step})`;
  return count === 1;
}

/** Whether a person has a password to be asked for; without one they come in by the OpenID provider alone. */
export async function hasPassword(sql: Sql, userId: string): Promise<boolean> {
  const [found] = await sql`
    select from identities where user_id = ${userId} and provider_id = 'credential' and password is not null`;
  return found !== undefined;
}

const failureWindowMs = 15 * 60_000;

/** Notes that somebody who knew a password had no right code, at most once in a quarter of an hour, as of wrong passwords. */
export async function noteWrongCode(
  sql: Sql,
  { userId, hash }: { userId: string; hash: string },
): Promise<void> {
  const waitMs = await takeTry(sql, `noted-code|${hash}`, { windowMs: failureWindowMs, max: 1 });
  if (waitMs !== null) return;
  await noteOwnDeed(sql, { userId, action: 'member.second_factor_failed', actor: 'anyone' });
}

/**
 * Takes a person's second factor away, ends their sessions, and notes it, all or nothing. They sign in by their password
 * alone until they set up another one.
 *
 * @param person.email in lower case
 * @returns whether there was one; null: no such user
 */
export async function resetSecondFactor(
  sql: Sql,
  { email, actor }: { email: string; actor: string },
): Promise<boolean | null> {
  return sql.begin(async (tx) => {
    const [user] = await tx<{ id: string; on: boolean }[]>`
      select id, two_factor_enabled as "on" from users where email = ${email} for update`;
    if (!user) return null;
    if (!user.on) return false;
    await tx`delete from second_factors where user_id = ${user.id}`;
    await tx`update users set two_factor_enabled = false where id = ${user.id}`;
    await tx`delete from sessions where user_id = ${user.id}`;
    await noteOwnDeed(tx, { userId: user.id, action: 'member.second_factor_reset', actor });
    return true;
  });
}
