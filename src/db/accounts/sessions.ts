import type { Sql } from 'postgres';

/** Makes a session work in another account of its user; false: they do not belong to it. */
export async function switchAccount(
  sql: Sql,
  { sessionId, userId, accountId }: { sessionId: string; userId: string; accountId: string },
): Promise<boolean> {
  const { count } = await sql`
    update sessions set active_account_id = ${accountId}
    where id = ${sessionId} and user_id = ${userId}
      and exists (select from members where account_id = ${accountId} and user_id = ${userId})`;
  return count === 1;
}

/**
 * Takes from a user whose address nobody has proven yet what they came in by before: the password and all sessions.
 * For the moment in which somebody proves the address; of a proven user nothing is taken.
 */
export async function dropUnprovenAccess(sql: Sql, userId: string): Promise<void> {
  await sql`
    with unproven as (select id from users where id = ${userId} and not email_verified),
      password as (
        delete from identities
        where provider_id = 'credential' and user_id in (select id from unproven)
      )
    delete from sessions where user_id in (select id from unproven)`;
}
