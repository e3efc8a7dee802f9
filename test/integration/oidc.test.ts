import { beforeEach, describe, expect, onTestFinished } from 'vitest';
import { createUserWithPassword } from '../../src/identity/create-user.ts';
import { uuidv7 } from '../../src/ids.ts';
import { newestEntries } from '../support/audit-entries.ts';
import { fixtures } from '../support/fixtures.ts';
import { apiClient } from '../support/api-client.ts';
import { startOidc, type TestOidc } from '../support/oidc-server.ts';
import { startTestApi } from '../support/test-api.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('accountOptions', { name: 'Phone bank' });
let oidc: TestOidc;
test.override('apiOptions', async ({}, { onCleanup }) => {
  oidc = await startOidc(() => `${api.url}/auth/callback/oidc`);
  onCleanup(() => oidc.close());
  return { oidc: { ...oidc, name: 'Riverside login' } };
});
beforeEach(async () => {
  await api.db.sql`delete from rate_limits`;
  const id = uuidv7();
  oidc.user = { sub: id, email: `${id}@riverside.example`, email_verified: true, name: 'Cal Osei' };
});

const post = (path: string, body: object) =>
  fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify(body),
  });

/** Signs in as a browser does, through every redirect; answers the page it ends on, and its session's client. */
async function signIn() {
  const started = await post('/auth/sign-in/social', {
    provider: 'oidc',
    callbackURL: '/welcome',
    errorCallbackURL: '/sign-in',
  });
  expect(started.status).toBe(200);
  const jars: Record<string, Map<string, string>> = {};
  const keep = (url: string, answer: Response) => {
    const jar = (jars[new URL(url).host] ??= new Map<string, string>());
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
  };
  const cookies = (url: string) =>
    [...(jars[new URL(url).host] ?? [])].map(([name, value]) => `${name}=${value}`).join('; ');
  keep(api.url, started);
  let { url } = (await started.json()) as { url: string };
  for (let hops = 0; hops < 10; hops += 1) {
    const answer = await fetch(url, { redirect: 'manual', headers: { cookie: cookies(url) } });
    keep(url, answer);
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${url} answers ${answer.status}: ${await answer.text()}`);
    url = new URL(location, url).href;
    const { origin, pathname, searchParams } = new URL(url);
    if (origin === api.url && !pathname.startsWith('/auth/')) {
      return {
        page: pathname,
        error: searchParams.get('error'),
        client: apiClient(api.url, { cookie: cookies(api.url) }),
      };
    }
  }
  throw new Error('too many redirects');
}

const invite = async (email: string, role = 'moderator') =>
  (await account.as.owner.post('/v1/invitations', { email, role })).status;

describe('signing in by an OpenID provider', () => {
  test('is offered to the sign-in page by its name', async () => {
    expect((await apiClient(api.url).get('/v1/sign-in-options')).body).toEqual({
      oidc: { providerId: 'oidc', name: 'Riverside login' },
      passwordLinks: true,
    });
  });

  test('makes an invited person a member, once', async () => {
    expect(await invite(oidc.user.email)).toBe(201);
    const first = await signIn();
    expect(first).toMatchObject({ page: '/welcome', error: null });
    const { body } = await first.client.get('/v1/me');
    expect(body).toMatchObject({
      role: 'moderator',
      user: { name: 'Cal Osei', email: oidc.user.email },
      account: { id: account.id },
    });
    expect((await account.as.owner.get('/v1/invitations')).body.items).toEqual([]);
    const [entry] = await newestEntries(account.as.owner, 1);
    expect(entry).toMatchObject({ action: 'member.joined', actorName: 'Cal Osei' });

    const again = await signIn();
    expect((await again.client.get('/v1/me')).body).toEqual(body);
    const [signedIn] = (await account.as.owner.get('/v1/audit-log?limit=1')).body.items;
    expect(signedIn).toMatchObject({ action: 'member.signed_in', details: { by: 'openid' } });
  });

  test('refuses a person whom nobody has invited, and makes no user', async () => {
    const { page, error, client } = await signIn();
    expect([page, error]).toEqual(['/sign-in', 'not_invited']);
    expect((await client.get('/v1/me')).status).toBe(401);
    expect(await api.db.sql`select from users where email = ${oidc.user.email}`).toHaveLength(0);
  });

  test('refuses an invitation that is too old or taken back', async () => {
    await invite(oidc.user.email);
    await api.db
      .sql`update invitations set expires_at = now() - interval '1 second' where email = ${oidc.user.email}`;
    expect((await signIn()).error).toBe('not_invited');
    await invite(oidc.user.email);
    await api.db.sql`update invitations set revoked_at = now() where email = ${oidc.user.email}`;
    expect((await signIn()).error).toBe('not_invited');
  });

  test('refuses an address that the provider has not verified, invited or known', async () => {
    oidc.user.email_verified = false;
    await invite(oidc.user.email);
    expect((await signIn()).error).toBe('email_not_verified');
    const user = { accountId: account.id, name: 'Cal', email: oidc.user.email, role: 'owner' } as const;
    await createUserWithPassword(api.db.sql, { ...user, password: 'correct horse battery' });
    expect((await signIn()).error).toBe('email_not_verified');
  });

  test('joins a user with the same address, whose unproven password holds no more', async () => {
    const { email } = oidc.user;
    const password = 'correct horse battery';
    const user = { accountId: account.id, name: 'Cal', email, role: 'admin', password } as const;
    const userId = await createUserWithPassword(api.db.sql, user);
    const before = await post('/auth/sign-in/email', { email, password });
    expect(before.status).toBe(200);

    const { client } = await signIn();
    expect((await client.get('/v1/me')).body).toMatchObject({
      role: 'admin',
      user: { id: userId, name: 'Cal' },
    });
    const cookie = before.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    expect((await apiClient(api.url, { cookie }).get('/v1/me')).status).toBe(401);
    expect((await post('/auth/sign-in/email', { email, password })).status).toBe(401);

    const again = await signIn();
    expect((await again.client.get('/v1/me')).body.user.id).toBe(userId);
    expect((await client.get('/v1/me')).status).toBe(200);
  });

  test('keeps none of the provider’s tokens, and logs no address', async () => {
    await invite(oidc.user.email);
    await signIn();
    const stored = await api.db.sql`
      select access_token, refresh_token, id_token from identities where subject = ${oidc.user.sub}`;
    expect(stored).toEqual([{ access_token: null, refresh_token: null, id_token: null }]);
    expect(api.logged.join('\n')).not.toContain('riverside.example');
  });

  test('refuses an answer without an ID token, whatever the provider says of the person elsewhere', async () => {
    await invite(oidc.user.email);
    oidc.withoutIdToken = true;
    try {
      const { error, client } = await signIn();
      expect(error).toBe('unable_to_get_user_info');
      expect((await client.get('/v1/me')).status).toBe(401);
      expect(await api.db.sql`select from users where email = ${oidc.user.email}`).toHaveLength(0);
    } finally {
      oidc.withoutIdToken = false;
    }
    expect((await signIn()).error).toBeNull();
  });

  test.each([
    ['a NUL', 'Cal\0'],
    ['half of a surrogate pair', 'Cal\ud800'],
    ['nothing to see', '\u200b \u2066'],
  ])('names a person whose name has %s by their address', async (_, name) => {
    oidc.user.name = name;
    await invite(oidc.user.email);
    const { client } = await signIn();
    expect((await client.get('/v1/me')).body.user).toMatchObject({ name: oidc.user.email });
  });

  test.each([
    ['an address with a NUL', { email: 'cal\0@riverside.example' }],
    ['a subject with a NUL', { sub: `${uuidv7()}\0` }],
  ])('refuses %s, and makes no user', async (_, claims) => {
    await invite(oidc.user.email);
    const users = await api.db.sql`select from users`;
    Object.assign(oidc.user, claims);
    const { page, error } = await signIn();
    expect(page).toBe('/sign-in');
    expect(error).not.toBeNull();
    expect(await api.db.sql`select from users`).toHaveLength(users.length);
  });

  test('takes no token from anywhere but the provider’s own page', async () => {
    const answer = await post('/auth/sign-in/social', { provider: 'oidc', idToken: { token: 'a.b.c' } });
    expect(answer.status).toBe(400);
  });
});

test('a provider that is away at the start is found as soon as it is back', async () => {
  const provider = await startOidc(() => '');
  await provider.close();
  const late = await startTestApi(onTestFinished, { oidc: { ...provider, name: 'Late' } });
  const start = async () => {
    const answer = await fetch(`${late.url}/auth/sign-in/social`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: late.url },
      body: JSON.stringify({ provider: 'oidc', callbackURL: '/' }),
    });
    return answer.status;
  };
  expect((await apiClient(late.url).get('/health')).status).toBe(200);
  expect(await start()).toBe(404);
  const back = await startOidc(() => `${late.url}/auth/callback/oidc`, Number(new URL(provider.issuer).port));
  try {
    expect(await start()).toBe(200);
  } finally {
    await back.close();
  }
});
