import { request } from 'node:http';
import { beforeEach, describe, expect, onTestFinished } from 'vitest';
import { createUserWithPassword } from '../../src/identity/create-user.ts';
import { uuidv7 } from '../../src/ids.ts';
import { fixtures } from '../support/fixtures.ts';
import { apiClient } from '../support/api-client.ts';
import { startTestApi, type TestApi } from '../support/test-api.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('accountOptions', { name: 'Phone bank' });

beforeEach(async () => {
  // So that no test is held up by the tries of another.
  await api.db.sql`delete from rate_limits`;
});

const password = 'correct horse battery';

/** A new member who can sign in. */
async function makeUser(name = 'Cal Osei') {
  const email = `${uuidv7()}@riverside.example`;
  const userId = await createUserWithPassword(api.db.sql, {
    accountId: account.id,
    name,
    email,
    role: 'caller',
    password,
  });
  return { userId, email };
}

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url, ...headers },
    body: JSON.stringify(body),
  });

const signIn = (email: string, secret = password) => post('/auth/sign-in/email', { email, password: secret });

/** As if so many tries had been made just now. */
const setTries = ({ db }: TestApi, keys: string, count: number) => db.sql`
  update rate_limits set count = ${count}, last_request = (extract(epoch from now()) * 1000)::bigint
  where key like ${keys}`;

const cookieOf = (answer: Response) =>
  answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');

describe('signing in', () => {
  test('a member signs in with e-mail and password, and is who they are from then on', async () => {
    const { userId, email } = await makeUser();
    const answer = await signIn(email.toUpperCase());
    expect(answer.status).toBe(200);
    const me = await apiClient(api.url, { cookie: cookieOf(answer) }).get('/v1/me');
    expect(me.body).toEqual({
      role: 'caller',
      user: { id: userId, name: 'Cal Osei', email },
      key: null,
      account: {
        id: account.id,
        name: 'Phone bank',
        timeZone: 'UTC',
        inactivityDays: 30,
        noticeDays: 7,
        demo: false,
      },
      accounts: [{ id: account.id, name: 'Phone bank', role: 'caller' }],
    });
  });

  test('the cookie is for our own server alone: HttpOnly, SameSite=Lax, for seven days', async () => {
    const { email } = await makeUser();
    const [line] = (await signIn(email)).headers.getSetCookie();
    expect(line).toMatch(/^lastcall\.session_token=/);
    expect(line).toMatch(/; HttpOnly/i);
    expect(line).toMatch(/; SameSite=Lax/i);
    expect(line).toMatch(/; Path=\//i);
    expect(line).toMatch(/; Max-Age=604800/i);
    expect(line).not.toMatch(/Secure/i);
  });

  test('behind https the cookie is Secure', async () => {
    const secure = await startTestApi(onTestFinished, { publicUrl: 'https://lastcall.example' });
    const { id: accountId } = await secure.createAccount();
    const user = {
      accountId,
      name: 'Dana',
      email: 'dana@riverside.example',
      role: 'owner',
      password,
    } as const;
    await createUserWithPassword(secure.db.sql, user);
    const answer = await fetch(`${secure.url}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://lastcall.example' },
      body: JSON.stringify({ email: user.email, password }),
    });
    const [line] = answer.headers.getSetCookie();
    expect(line).toMatch(/^__Secure-lastcall\.session_token=.*; Secure/);
    const client = apiClient(secure.url, { cookie: cookieOf(answer) });
    expect((await client.get('/v1/me')).status).toBe(200);
    const headers = { origin: 'https://lastcall.example' };
    expect((await client.post('/v1/campaigns', { name: 'By the proxy' }, headers)).status).toBe(201);
  });

  test('a wrong password is answered as an unknown address is', async () => {
    const { email } = await makeUser();
    const [wrong, unknown] = [await signIn(email, 'not the password'), await signIn('no@riverside.example')];
    expect(wrong.status).toBe(401);
    expect(unknown.status).toBe(401);
    expect(await wrong.json()).toEqual(await unknown.json());
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  test('too many wrong tries are refused for a while, whatever address the client claims, and say how long', async () => {
    const { email } = await makeUser();
    const claim = { 'x-forwarded-for': '10.0.0.1', 'x-lastcall-client-address': '10.0.0.1' };
    const guess = async (victim: string) =>
      (await post('/auth/sign-in/email', { email: victim, password: 'x' }, claim)).status;
    expect(await guess('no-1@riverside.example')).toBe(401);
    await setTries(api, 'failed|127.0.0.1|%', 19);
    expect(await guess('no-2@riverside.example')).toBe(401);
    const refused = await signIn(email);
    expect(refused.status).toBe(429);
    const seconds = Number(refused.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    // A refused try does not prolong the wait.
    await api.db.sql`update rate_limits set last_request = last_request - 60000`;
    expect((await signIn(email)).status).toBe(200);
  });

  test('those who get in do not count, however many are behind one address', async () => {
    const { email } = await makeUser();
    expect((await signIn(email, 'a wrong password')).status).toBe(401);
    await setTries(api, 'failed|%', 19);
    for (let people = 0; people < 3; people += 1) expect((await signIn(email)).status).toBe(200);
    expect((await signIn(email, 'a wrong password')).status).toBe(401);
    expect((await signIn(email)).status).toBe(429);
  });

  test('a try that is still judged counts, so many at once are no way round', async () => {
    const { email } = await makeUser();
    expect((await signIn(email, 'a wrong password')).status).toBe(401);
    await setTries(api, 'failed|%', 17);
    const answers = await Promise.all(Array.from({ length: 6 }, () => signIn(email, 'a wrong password')));
    for (const status of [401, 429])
      expect(answers.filter((answer) => answer.status === status)).toHaveLength(3);
  });

  test('one user’s password is tried 20 times in a quarter of an hour, from wherever, and also one that nobody has', async () => {
    const proxied = await startTestApi(onTestFinished, { proxyHops: 1 });
    const guess = (email: string, address: string, secret = 'a wrong password') =>
      fetch(`${proxied.url}/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: proxied.url, 'x-forwarded-for': address },
        body: JSON.stringify({ email, password: secret }),
      });
    const { id: accountId } = await proxied.createAccount();
    const email = 'cal@riverside.example';
    await createUserWithPassword(proxied.db.sql, {
      accountId,
      name: 'Cal',
      email,
      role: 'caller',
      password,
    });
    for (const victim of [email, 'nobody@riverside.example']) {
      expect((await guess(victim, '10.1.0.1')).status).toBe(401);
      await setTries(proxied, 'user|%', 19);
      expect((await guess(victim, '10.1.0.2')).status).toBe(401);
      const refused = await guess(victim.toUpperCase(), '10.1.0.3', password);
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
      await proxied.db.sql`delete from rate_limits where key like 'user|%'`;
    }
    expect((await guess(email, '10.1.0.4', password)).status).toBe(200);
    expect(JSON.stringify(await proxied.db.sql`select key from rate_limits`)).not.toContain('riverside');
  });

  test('any address has 300 requests a minute, and is told when to come back', async () => {
    await post('/auth/sign-out', {});
    await api.db.sql`update rate_limits set count = 300 where key like '%sign-out%'`;
    const refused = await post('/auth/sign-out', {});
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  test('nobody signs up by themselves, and what we do not use of the library is no address at all', async () => {
    const body = { email: 'new@riverside.example', name: 'New', password };
    for (const path of [
      '/auth/sign-up/email',
      '/auth/request-password-reset',
      '/auth/update-user',
      '/auth/ok',
    ]) {
      const answer = await post(path, body);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.json()).toMatchObject({ code: 'route_not_found' });
    }
    expect(await api.db.sql`select from users where email = ${body.email}`).toHaveLength(0);
  });

  test('from another site’s page nobody is signed in', async () => {
    const { email } = await makeUser();
    const headers = { origin: 'https://evil.example' };
    expect((await post('/auth/sign-in/email', { email, password }, headers)).status).toBe(403);
  });
});

describe('a session', () => {
  test('ends when its person signs out', async () => {
    const { email } = await makeUser();
    const cookie = cookieOf(await signIn(email));
    expect((await post('/auth/sign-out', {}, { cookie })).status).toBe(200);
    expect(await apiClient(api.url, { cookie }).get('/v1/me')).toMatchObject({
      status: 401,
      body: { code: 'unauthenticated' },
    });
  });

  test('ends with its time, and a forged or foreign cookie is none', async () => {
    const { client, cookie, userId } = await account.signIn('owner');
    const forged = cookie.replace(/token=..../, 'token=AAAA');
    for (const other of [forged, 'lastcall.session_token=x', 'lastcall.session_token=', 'a=b']) {
      expect((await apiClient(api.url, { cookie: other }).get('/v1/me')).status).toBe(401);
    }
    await api.db.sql`update sessions set expires_at = now() - interval '1 second' where user_id = ${userId}`;
    expect((await client.get('/v1/me')).status).toBe(401);
  });

  test.each([{}, { revokeOtherSessions: false }])(
    'ends with a new password in all other browsers, also where the request says %j',
    async (wish) => {
      const { email } = await makeUser();
      const [mine, others] = [cookieOf(await signIn(email)), cookieOf(await signIn(email))];
      const change = { currentPassword: password, newPassword: 'another pass phrase', ...wish };
      const changed = await post('/auth/change-password', change, { cookie: mine });
      expect(changed.status).toBe(200);
      const statusWith = async (cookie: string) =>
        (await apiClient(api.url, { cookie }).get('/v1/me')).status;
      expect(await statusWith(cookieOf(changed))).toBe(200);
      expect(await statusWith(others)).toBe(401);
      expect(await statusWith(mine)).toBe(401);
      expect((await signIn(email)).status).toBe(401);
      expect((await signIn(email, 'another pass phrase')).status).toBe(200);
    },
  );

  test('that is stolen guesses its user’s password no more often than a stranger', async () => {
    const { email } = await makeUser();
    const cookie = cookieOf(await signIn(email));
    const guess = () =>
      post(
        '/auth/change-password',
        { currentPassword: 'wrong', newPassword: 'another pass phrase' },
        { cookie },
      );
    expect((await guess()).status).toBe(400);
    await setTries(api, 'user|%', 19);
    expect((await guess()).status).toBe(400);
    expect((await guess()).status).toBe(429);
    await api.db.sql`delete from rate_limits where key like 'failed|%'`;
    expect((await guess()).status).toBe(429);
  });

  test('in use is kept alive by a new cookie', async () => {
    const { client, userId } = await account.signIn('owner');
    await api.db.sql`update sessions set expires_at = now() + interval '1 day' where user_id = ${userId}`;
    const answer = await client.get('/v1/me');
    expect(answer.headers.getSetCookie().join()).toContain('lastcall.session_token=');
    const [session] = await api.db.sql`
      select expires_at > now() + interval '6 days' as "renewed" from sessions where user_id = ${userId}`;
    expect(session).toEqual({ renewed: true });
  });

  test('does not help a request with a wrong key', async () => {
    const { cookie } = await account.signIn('owner');
    const headers = { authorization: 'Bearer lc_wrong' };
    expect((await apiClient(api.url, { cookie }).get('/v1/me', headers)).status).toBe(401);
  });

  test('of a user who belongs to no account is told so', async () => {
    const { client, userId } = await account.signIn('caller');
    await api.db.sql`delete from members where user_id = ${userId}`;
    expect(await client.get('/v1/me')).toMatchObject({ status: 403, body: { code: 'no_account' } });
  });

  test('works in the account that its person chose, and in none that they do not belong to', async () => {
    const { client, userId } = await account.signIn('owner');
    const other = await api.createAccount({ name: 'Second' });
    const stranger = await api.createAccount();
    await api.db
      .sql`insert into members (account_id, user_id, role) values (${other.id}, ${userId}, 'caller')`;
    expect((await client.get('/v1/me')).body).toMatchObject({ role: 'owner', account: { id: account.id } });

    const switched = await client.post('/v1/me/account', { accountId: other.id });
    expect(switched.body).toMatchObject({ role: 'caller', account: { id: other.id, name: 'Second' } });
    expect(switched.body.accounts).toHaveLength(2);
    expect((await client.get('/v1/me')).body).toEqual(switched.body);
    expect(await client.get('/v1/members')).toMatchObject({ status: 403, body: { code: 'forbidden' } });

    for (const accountId of [stranger.id, uuidv7()]) {
      expect(await client.post('/v1/me/account', { accountId })).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
    }
    const byKey = await account.as.owner.post('/v1/me/account', { accountId: account.id });
    expect(byKey).toMatchObject({ status: 403, body: { code: 'persons_only' } });
  });
});

describe('a change by a browser', () => {
  test.each([
    ['of another site', { origin: 'https://evil.example' }],
    ['of another port', { origin: 'http://127.0.0.1:1' }],
    ['of another scheme', { origin: 'https://127.0.0.1' }],
    ['that tells no origin', { origin: 'null' }],
  ])('from a page %s is refused', async (_, headers) => {
    const { client } = await account.signIn('owner');
    expect(await client.post('/v1/campaigns', { name: 'Forged' }, headers)).toMatchObject({
      status: 403,
      body: { code: 'cross_site_request' },
    });
  });

  test.each(['https', 'ftp'])('from our own host and port by %s is refused', async (scheme) => {
    const { client } = await account.signIn('owner');
    const origin = api.url.replace('http', scheme);
    expect(await client.post('/v1/campaigns', { name: 'Forged' }, { origin })).toMatchObject({
      status: 403,
      body: { code: 'cross_site_request' },
    });
  });

  test('by a host name of somebody else, which leads here, is refused', async () => {
    const { cookie } = await account.signIn('owner');
    const { port } = new URL(api.url);
    const host = `evil.example:${port}`;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { host, origin: `http://${host}`, cookie, 'content-type': 'application/json' };
      const sent = request(
        { host: '127.0.0.1', port, method: 'POST', path: '/v1/campaigns', headers },
        (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        },
      );
      sent.once('error', reject);
      sent.end(JSON.stringify({ name: 'Rebound' }));
    });
    expect(status).toBe(403);
  });

  test('without any Origin is refused, and asking is not', async () => {
    const { cookie, client } = await account.signIn('owner');
    const answer = await fetch(`${api.url}/v1/campaigns`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'Forged' }),
    });
    expect(answer.status).toBe(403);
    expect((await client.get('/v1/campaigns', { origin: 'https://evil.example' })).status).toBe(200);
  });

  test('from our own pages is made in the person’s name', async () => {
    const { client, userId, name } = await account.signIn('admin');
    expect((await client.post('/v1/campaigns', { name: 'Mine' })).status).toBe(201);
    const { body } = await account.as.owner.get('/v1/audit-log?limit=1');
    expect(body.items[0]).toMatchObject({
      actor: `user:${userId}`,
      actorName: name,
      action: 'campaign.created',
    });
  });
});

test('no password, cookie, token or address of a person is in any log line', async () => {
  const { email } = await makeUser();
  const before = api.logged.length;
  const answer = await signIn(email);
  const cookie = cookieOf(answer);
  await signIn(email, 'a wrong password of mine');
  await signIn('unknown@riverside.example', 'another wrong password');
  await post('/auth/sign-in/email', { email, password }, { origin: 'https://evil.example', cookie });
  await post('/auth/reset-password', { token: 'the-token-of-a-link', newPassword: 'a new password of mine' });
  await post('/auth/sign-in/email', { email: 'not an address', password: 'short' });
  await apiClient(api.url, { cookie }).get('/v1/me');
  const lines = api.logged.slice(before).join('\n');
  expect(lines).toContain('/auth/sign-in/email');
  const token = decodeURIComponent(cookie.split('=')[1] ?? '').split('.')[0] ?? '';
  expect(token.length).toBeGreaterThan(20);
  const secrets = [
    password,
    token,
    email,
    'wrong password',
    'the-token',
    'new password',
    'riverside.example',
  ];
  for (const secret of [...secrets, 'evil.example', 'not an address', 'Cal Osei']) {
    expect(lines).not.toContain(secret);
  }
});

test('a page may load only what is ours, tells nobody where it came from, and is framed by nobody', async () => {
  const { headers } = await fetch(`${api.url}/`, { headers: { accept: 'text/html' } });
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((part) => {
      const [name = '', ...sources] = part.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );
  expect(Object.fromEntries(policy)).toMatchObject({
    'default-src': "'self'",
    'script-src': "'self'",
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'connect-src': "'self'",
    'frame-ancestors': "'none'",
  });
  expect(headers.get('referrer-policy')).toBe('no-referrer');
  expect(headers.get('x-frame-options')).toBe('DENY');
});
