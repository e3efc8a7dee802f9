import { beforeEach, describe, expect } from 'vitest';
import { createApiKey } from '../../src/db/accounts/api-keys.ts';
import { createUserWithPassword } from '../../src/identity/create-user.ts';
import { uuidv7 } from '../../src/ids.ts';
import { apiClient } from '../support/api-client.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account } = fixtures('api', 'account');

beforeEach(async () => {
  await api.db.sql`delete from rate_limits`;
});

const password = 'correct horse battery';

async function makeUser() {
  const email = `${uuidv7()}@riverside.example`;
  const user = { accountId: account.id, name: 'Cal Osei', email, role: 'caller', password } as const;
  return { userId: await createUserWithPassword(api.db.sql, user), email };
}

const post = (path: string, body: unknown, cookie = '') =>
  fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url, cookie, 'user-agent': 'Test browser' },
    body: JSON.stringify(body),
  });
const signIn = async (email: string, secret = password) => {
  const answer = await post('/auth/sign-in/email', { email, password: secret });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return { status: answer.status, cookie };
};

/** What the audit log tells of people and keys being there, newest last. */
async function told(accountId = account.id) {
  return api.db.sql<{ actor: string; action: string; details: object }[]>`
    select actor, action, details from audit_log
    where account_id = ${accountId} and action <> 'api_key.created' order by id`;
}

describe('the audit log', () => {
  test('tells who signed in and out, and how, in each of their accounts, without where from', async () => {
    const { userId, email } = await makeUser();
    const other = await api.createAccount();
    await api.db
      .sql`insert into members (account_id, user_id, role) values (${other.id}, ${userId}, 'admin')`;
    const { status, cookie } = await signIn(email.toUpperCase());
    expect(status).toBe(200);
    expect((await post('/auth/sign-out', {}, cookie)).status).toBe(200);
    // Nobody is signed in any more who could sign out.
    await post('/auth/sign-out', {}, cookie);
    const actor = `user:${userId}`;
    const entries = [
      { actor, action: 'member.signed_in', details: { userId, by: 'password' } },
      { actor, action: 'member.signed_out', details: { userId } },
    ];
    expect(await told()).toEqual(entries);
    expect(await told(other.id)).toEqual(entries);
    const { text } = await account.as.owner.get('/v1/audit-log');
    expect(text).not.toMatch(/127\.0\.0\.1|Test browser/);
  });

  test('tells who ended their other sessions', async () => {
    const { userId, email } = await makeUser();
    const { cookie } = await signIn(email);
    await signIn(email);
    expect((await post('/auth/revoke-other-sessions', {}, cookie)).status).toBe(200);
    expect((await told()).slice(2)).toEqual([
      { actor: `user:${userId}`, action: 'member.sessions_ended', details: { userId } },
    ]);
  });

  test('tells that a password was tried in vain once in a quarter of an hour, however often and however many at once', async () => {
    const { userId, email } = await makeUser();
    const failed = { actor: 'anyone', action: 'member.sign_in_failed', details: { userId } };
    const tries = () => Promise.all(Array.from({ length: 5 }, () => signIn(email, 'wrong horse battery')));
    expect((await tries()).map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    await tries();
    expect(await told()).toEqual([failed]);
    await api.db.sql`update rate_limits set last_request = last_request - 16 * 60 * 1000`;
    await tries();
    expect(await told()).toEqual([failed, failed]);
  });

  test('tells nothing of an address that nobody has', async () => {
    const before = await api.db.sql`select count(*)::int from audit_log`;
    expect((await signIn('nobody@riverside.example', 'wrong horse battery')).status).toBe(401);
    expect(await api.db.sql`select count(*)::int from audit_log`).toEqual(before);
  });

  test('tells the first use of a key, once', async () => {
    const made = { accountId: account.id, name: 'Dialer', role: 'dialer', actor: 'cli' } as const;
    const { id, secret } = await createApiKey(api.db.sql, made);
    const key = apiClient(api.url, secret);
    const answers = await Promise.all([key.get('/v1/me'), key.get('/v1/me'), key.get('/v1/me')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    await api.db.sql`update api_keys set last_used_at = last_used_at - interval '1 day' where id = ${id}`;
    await key.get('/v1/me');
    expect(await told()).toEqual([
      {
        actor: `key:${id}`,
        action: 'api_key.first_used',
        details: { keyId: id, name: 'Dialer', role: 'dialer' },
      },
    ]);
  });

  test('tells nothing of a key that was revoked before anybody used it', async () => {
    const made = { accountId: account.id, name: 'Dialer', role: 'dialer', actor: 'cli' } as const;
    const { id, secret } = await createApiKey(api.db.sql, made);
    await api.db.sql`update api_keys set revoked_at = now() where id = ${id}`;
    expect((await apiClient(api.url, secret).get('/v1/me')).status).toBe(401);
    expect(await told()).toEqual([]);
  });
});
