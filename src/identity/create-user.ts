import { hashPassword } from 'better-auth/crypto';
import type { Sql } from 'postgres';
import { insertUser } from '../db/accounts/create-user.ts';
import { addMember } from '../db/accounts/members.ts';
import type { PersonRole } from '../domain/roles.ts';

/** A password's hash, as better-auth verifies it: scrypt, some 50 ms. */
export const hashOf = (password: string): Promise<string> => hashPassword(password);

/**
 * Makes a user with a password who is a member of an account, and answers its id.
 *
 * @throws Error when there is a user with this address
 */
export async function createUserWithPassword(
  sql: Sql,
  user: { accountId: string; name: string; email: string; role: PersonRole; password: string },
): Promise<string> {
  const passwordHash = await hashOf(user.password);
  return sql.begin(async (tx) => {
    const userId = await insertUser(tx, { name: user.name, email: user.email.toLowerCase(), passwordHash });
    if (!userId) throw new Error('there is a user with this e-mail address already');
    await addMember(tx, { accountId: user.accountId, userId, role: user.role });
    return userId;
  });
}
