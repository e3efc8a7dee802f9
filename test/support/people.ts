import { createHmac, randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { addMember } from '../../src/db/accounts/members.ts';
import type { PersonRole } from '../../src/domain/roles.ts';
import type { IdentityConfig } from '../../src/identity/identity-config.ts';
import { uuidv7 } from '../../src/ids.ts';
import { type ApiClient, apiClient } from './api-client.ts';

/** A member of an account, signed in. */
export interface TestPerson {
  userId: string;
  name: string;
  email: string;
  /** As a browser sends it. */
  cookie: string;
  /** Sends the session's cookie and the pages' own Origin. */
  client: ApiClient;
}

/**
 * Makes a person with a session, by rows: hashing a password takes longer than most tests. They have none, so they
 * cannot sign in again; `createUserWithPassword` makes one who can.
 */
export async function makePerson(
  url: string,
  sql: Sql,
  { authSecret }: Pick<IdentityConfig, 'authSecret'>,
  { accountId, role }: { accountId: string; role: PersonRole },
): Promise<TestPerson> {
  const userId = uuidv7();
  const name = `A test ${role}`;
  const email = `${role}-${userId}@riverside.example`;
  await sql`insert into users (id, name, email) values (${userId}, ${name}, ${email})`;
  await addMember(sql, { accountId, userId, role });
  const cookie = await makeSession(sql, authSecret ?? '', userId);
  return { userId, name, email, cookie, client: apiClient(url, { cookie }) };
}

/** A new session of a user, as the cookie that better-auth would have set. */
export async function makeSession(sql: Sql, authSecret: string, userId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await sql`
    insert into sessions (id, user_id, token, expires_at)
    values (${uuidv7()}, ${userId}, ${token}, now() + interval '7 days')`;
  const signature = createHmac('sha256', authSecret).update(token).digest('base64');
  return `lastcall.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}
