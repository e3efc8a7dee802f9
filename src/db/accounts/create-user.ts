import type { ISql } from 'postgres';
import { uuidv7 } from '../../ids.ts';

/**
 * Makes a user with a password, and answers its id; null when the address has a user. Nobody has proven yet that the
 * address is theirs.
 *
 * @param user.email in lower case
 * @param user.passwordHash as better-auth makes it
 */
export async function insertUser(
  sql: ISql,
  user: { name: string; email: string; passwordHash: string },
): Promise<string | null> {
  const userId = uuidv7();
  const { count } = await sql`
    insert into users (id, name, email) values (${userId}, ${user.name}, ${user.email})
    on conflict (email) do nothing`;
  if (count === 0) return null;
  await sql`
    insert into identities (id, user_id, provider_id, subject, password)
    values (${uuidv7()}, ${userId}, 'credential', ${userId}, ${user.passwordHash})`;
  return userId;
}
