import { beforeEach, describe, expect, onTestFinished } from 'vitest';
import { answerPasswordRequests } from '../../src/db/accounts/password-requests.ts';
import { createUserWithPassword } from '../../src/identity/create-user.ts';
import { uuidv7 } from '../../src/ids.ts';
import { apiClient } from '../support/api-client.ts';
import { newestEntries } from '../support/audit-entries.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeDue, sendAllDue } from '../support/mails.ts';
import { tablesWith } from '../support/search-everywhere.ts';
import { startTestApi, type TestAccount } from '../support/test-api.ts';

const { test, api, mailServer } = fixtures('api', 'mailServer');

const oldPassword = 'the old password';
const newPassword = 'the new password';

let account: TestAccount;
let user: { userId: string; email: string };
beforeEach(async () => {
  await api.db.sql`delete from rate_limits`;
  await api.db.sql`delete from password_requests`;
  account = await api.createAccount();
  user = await makeUser();
});

async function makeUser() {
  const email = `${uuidv7()}@riverside.example`;
  const person = { accountId: account.id, name: 'Mo', email, role: 'moderator' } as const;
  return { email, userId: await createUserWithPassword(api.db.sql, { ...person, password: oldPassword }) };
}

const refusal = (status: number, code: string) => ({ status, body: { code } });
const ask = (email: unknown, headers = {}) =>
  apiClient(api.url).post('/v1/password-requests', { email }, headers);
const send = () => sendAllDue(api.db.sql, mailServer.url, api.url);

/** What a worker does about the requests that came in. */
async function answerAll(): Promise<void> {
  await answerPasswordRequests(api.db.sql);
  await send();
}

const receivedBy = (address: string) =>
  mailServer.received.filter(({ to }) => [to].flat().some((each) => each?.text.includes(address)));
const tokensOf = (address: string) =>
  receivedBy(address).flatMap(({ text }) => /\/password#([\w-]+)/.exec(text ?? '')?.[1] ?? []);

/** The token of a link that somebody asked for and has in their mail. */
async function linkFor(email: string): Promise<string> {
  expect((await ask(email)).status).toBe(204);
  await answerAll();
  const token = tokensOf(email.toLowerCase()).at(-1) ?? '';
  expect(token).toMatch(/^[\w-]{43}$/);
  return token;
}

const post = (path: string, body: object, headers = {}) =>
  fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url, ...headers },
    body: JSON.stringify(body),
  });
const signIn = (email: string, password: string) => post('/auth/sign-in/email', { email, password });
const reset = async (token: string, password = newPassword) =>
  (await post('/auth/reset-password', { token, newPassword: password })).status;

describe('who forgot the password', () => {
  test('gets a link by mail, sets another one once, is signed out everywhere, and is told', async () => {
    expect((await signIn(user.email, oldPassword)).status).toBe(200);
    const token = await linkFor(user.email.toUpperCase());
    expect(receivedBy(user.email)[0]).toMatchObject({ subject: 'Set a new password for Lastcall' });
    expect(await tablesWith(api.db.sql, token)).toEqual([]);
    expect(await reset(token)).toBe(200);
    expect(await api.db.sql`select from sessions where user_id = ${user.userId}`).toHaveLength(0);
    expect((await signIn(user.email, oldPassword)).status).toBe(401);
    expect((await signIn(user.email, newPassword)).status).toBe(200);
    expect(await reset(token, 'yet another password')).toBe(400);

    await send();
    expect(receivedBy(user.email).map(({ subject }) => subject)).toEqual([
      'Set a new password for Lastcall',
      'Your password for Lastcall was changed',
    ]);
    const items = await newestEntries(account.as.owner, 2);
    const details = { userId: user.userId };
    expect(items).toMatchObject([
      { actor: `user:${user.userId}`, action: 'member.password_changed', details },
      { actor: 'anyone', actorName: null, action: 'member.password_link_requested', details },
    ]);
  });

  test('has every other link ended by the one that is used', async () => {
    const first = await linkFor(user.email);
    const second = await linkFor(user.email);
    expect(await reset(second)).toBe(200);
    expect(await reset(first, 'somebody else’s password')).toBe(400);
    expect((await signIn(user.email, newPassword)).status).toBe(200);
  });

  test('can use both links in the same moment, and one of the passwords holds', async () => {
    const tokens = [await linkFor(user.email), await linkFor(user.email)];
    const passwords = ['the first new password', 'the second new password'];
    const answers = await Promise.all(tokens.map((token, at) => reset(token, passwords[at])));
    for (const status of answers) expect([200, 400]).toContain(status);
    expect(answers).toContain(200);
    const signedIn = await Promise.all(passwords.map((each) => signIn(user.email, each)));
    expect(signedIn.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('is not served by a link that is an hour old', async () => {
    const token = await linkFor(user.email);
    await api.db
      .sql`update verifications set expires_at = expires_at - interval '1 hour' where value = ${user.userId}`;
    expect(await reset(token)).toBe(400);
    expect((await signIn(user.email, oldPassword)).status).toBe(200);
  });

  test('sets no password but their own', async () => {
    const other = await makeUser();
    const token = await linkFor(other.email);
    const body = { token, newPassword, email: user.email, userId: user.userId };
    expect((await post('/auth/reset-password', body)).status).toBe(200);
    expect((await signIn(user.email, oldPassword)).status).toBe(200);
    expect((await signIn(other.email, newPassword)).status).toBe(200);
  });

  test('cannot join an account by a password link, nor set a password by an invitation', async () => {
    const token = await linkFor(user.email);
    expect(await apiClient(api.url).post('/v1/invitations/look-up', { token })).toMatchObject(
      refusal(404, 'invitation_invalid'),
    );
    await account.as.owner.post('/v1/invitations', { email: 'in@riverside.example', role: 'caller' });
    await send();
    const [mail] = receivedBy('in@riverside.example');
    const [, invited = ''] = /\/invitation#([\w-]+)/.exec(mail!.text!) ?? [];
    expect(await reset(invited)).toBe(400);
  });

  test('and signs in by a provider only is told so, and gets no link', async () => {
    await api.db.sql`
      update identities set provider_id = 'oidc', subject = ${uuidv7()}, password = null where user_id = ${user.userId}`;
    expect((await ask(user.email)).status).toBe(204);
    await answerAll();
    expect(receivedBy(user.email)).toMatchObject([{ subject: 'How you sign in to Lastcall' }]);
    expect(tokensOf(user.email)).toEqual([]);
    expect(await api.db.sql`select from verifications where value = ${user.userId}`).toHaveLength(0);
  });

  test('gets no link any more that waited for an hour, or while the password was changed', async () => {
    const other = await makeUser();
    for (const { email } of [user, other]) await ask(email);
    await answerPasswordRequests(api.db.sql);
    await api.db
      .sql`update mails set created_at = created_at - interval '1 hour' where user_id = ${user.userId}`;
    await api.db.sql`update identities set password = 'another' where user_id = ${other.userId}`;
    await send();
    expect([...tokensOf(user.email), ...tokensOf(other.email)]).toEqual([]);
  });

  test('gets one that works after a mail server that put it off', async () => {
    mailServer.refusing.set(user.email, { code: 451, words: 'Greylisted' });
    await ask(user.email);
    await answerAll();
    mailServer.refusing.delete(user.email);
    await makeDue(api.db.sql);
    await send();
    expect(await reset(tokensOf(user.email)[0] ?? '')).toBe(200);
  });

  test('is sent to the command line where there is no mail server', async () => {
    const silent = await startTestApi(onTestFinished, { sendsMails: false });
    const anyone = apiClient(silent.url);
    expect((await anyone.get('/v1/sign-in-options')).body).toMatchObject({ passwordLinks: false });
    expect(await anyone.post('/v1/password-requests', { email: user.email })).toMatchObject(
      refusal(409, 'mails_not_sent'),
    );
    expect(await silent.db.sql`select from password_requests`).toHaveLength(0);
  });

  test('has no mail kept where others could read it', async () => {
    await ask(user.email);
    await answerPasswordRequests(api.db.sql);
    await sendAllDue(api.db.sql, null, api.url);
    const rows = await api.db.sql<{ id: string }[]>`
      select id, state, text from mails where user_id = ${user.userId}`;
    expect(rows).toMatchObject([{ state: 'dropped', text: null }]);
    expect((await account.as.owner.get('/v1/mails')).body.items).toEqual([]);
    expect(await account.as.owner.get(`/v1/mails/${rows[0]!.id}`)).toMatchObject(refusal(404, 'not_found'));
    expect(await api.db.sql`select from verifications where value = ${user.userId}`).toHaveLength(0);
  });
});

describe('asking for a link', () => {
  test('is answered and done the same for an address that nobody has, which leaves nothing behind', async () => {
    const answers = [await ask(user.email), await ask('nobody@riverside.example')];
    const told = answers.map(({ status, text, headers }) => [status, text, [...headers.keys()].toSorted()]);
    expect(told[0]).toEqual(told[1]);
    expect(answers[0]).toMatchObject({ status: 204, text: '' });
    expect(await api.db.sql`select from password_requests`).toHaveLength(2);
    await answerAll();
    expect(receivedBy('nobody@riverside.example')).toEqual([]);
    expect(await tablesWith(api.db.sql, 'nobody@')).toEqual([]);
  });

  test('sends one mail for many requests before a worker comes to them', async () => {
    await Promise.all([ask(user.email), ask(user.email), ask(user.email)]);
    await Promise.all([answerPasswordRequests(api.db.sql), answerPasswordRequests(api.db.sql)]);
    await send();
    expect(receivedBy(user.email)).toHaveLength(1);
  });

  test('works three times an hour for one address, from wherever, and also for one that nobody has', async () => {
    for (const email of [user.email, 'stranger@riverside.example']) {
      for (let at = 0; at < 3; at += 1) expect((await ask(email)).status).toBe(204);
      const refused = await ask(email.toUpperCase());
      expect(refused).toMatchObject(refusal(429, 'too_many_mails'));
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    }
    expect(JSON.stringify(await api.db.sql`select key from rate_limits`)).not.toContain('riverside');
  });

  test('works twenty times an hour for one network, whatever addresses are asked for and whatever it claims to be', async () => {
    const proxied = await startTestApi(onTestFinished, { proxyHops: 1 });
    const askFrom = async (from: string) =>
      (
        await apiClient(proxied.url).post(
          '/v1/password-requests',
          { email: `${uuidv7()}@riverside.example` },
          { 'x-forwarded-for': `10.9.9.${Math.floor(Math.random() * 250)}, ${from}` },
        )
      ).status;
    for (let at = 0; at < 20; at += 1) expect(await askFrom(`2001:db8:1:2::${at + 1}`)).toBe(204);
    expect(await askFrom('2001:db8:1:2:ffff::9')).toBe(429);
    expect(await askFrom('2001:db8:1:3::1')).toBe(204);
    expect(await askFrom('192.0.2.7')).toBe(204);
    expect(await proxied.db.sql`select from password_requests`).toHaveLength(22);
  });

  test.each([
    ['a list', ['a@b.example']],
    ['an object', { $ne: null }],
    ['a header', 'cal@riverside.example\r\nBcc: eve@evil.example'],
    ['two addresses', 'cal@riverside.example,eve@evil.example'],
    ['a very long one', `${'a'.repeat(250)}@riverside.example`],
    ['nothing', ''],
  ])('is refused for %s', async (_what, email) => {
    expect(await ask(email)).toMatchObject(refusal(400, 'invalid_request'));
    expect(await api.db.sql`select from password_requests`).toHaveLength(0);
  });

  test('is refused with a body that is huge', async () => {
    expect(await ask(`${'a'.repeat(20_000)}@riverside.example`)).toMatchObject(
      refusal(413, 'body_too_large'),
    );
  });
});

test('a password that is changed by who is signed in is told by mail and in the audit log, and ends links that wait', async () => {
  const token = await linkFor(user.email);
  const signedIn = await signIn(user.email, oldPassword);
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const change = { currentPassword: oldPassword, newPassword };
  expect((await post('/auth/change-password', change, { cookie })).status).toBe(200);
  await send();
  expect(receivedBy(user.email).at(-1)).toMatchObject({ subject: 'Your password for Lastcall was changed' });
  const [entry] = (await account.as.owner.get('/v1/audit-log?limit=1')).body.items;
  expect(entry).toMatchObject({ actor: `user:${user.userId}`, action: 'member.password_changed' });
  expect(await reset(token, 'somebody else’s password')).toBe(400);
});
