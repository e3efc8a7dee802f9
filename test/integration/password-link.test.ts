import { beforeEach, expect } from 'vitest';
import { createUserWithPassword } from '../../src/identity/create-user.ts';
import { createPasswordLink } from '../../src/identity/password-link.ts';
import { uuidv7 } from '../../src/ids.ts';
import { newestEntries } from '../support/audit-entries.ts';
import { fixtures } from '../support/fixtures.ts';
import { type TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
let user: { userId: string; email: string };
beforeEach(async () => {
  await api.db.sql`delete from rate_limits`;
  account = await api.createAccount();
  const email = `${uuidv7()}@riverside.example`;
  const person = { accountId: account.id, name: 'Mo', email, role: 'moderator' } as const;
  const userId = await createUserWithPassword(api.db.sql, { ...person, password: oldPassword });
  user = { userId, email };
});

const oldPassword = 'the old password';
const newPassword = 'the new password';

const makeLink = (email = user.email) =>
  createPasswordLink(api.db.sql, { email, actor: 'cli', publicUrl: api.url });

const post = (path: string, body: object) =>
  fetch(`${api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify(body),
  });
const signIn = async (password: string) =>
  (await post('/auth/sign-in/email', { email: user.email, password })).status;
const reset = async (link: string, password = newPassword) =>
  (await post('/auth/reset-password', { token: new URL(link).hash.slice(1), newPassword: password })).status;

test('a password link sets a new password once, and ends the sessions of the old one', async () => {
  expect(await signIn(oldPassword)).toBe(200);
  const link = await makeLink(user.email.toUpperCase());
  expect(link).toMatch(new RegExp(`^${api.url}/password#`));
  expect(await reset(link)).toBe(200);
  expect(await api.db.sql`select from sessions where user_id = ${user.userId}`).toHaveLength(0);
  expect(await signIn(oldPassword)).toBe(401);
  expect(await signIn(newPassword)).toBe(200);
  expect(await reset(link, 'yet another password')).toBe(400);
  const items = await newestEntries(account.as.owner, 2);
  const details = { userId: user.userId };
  expect(items).toMatchObject([
    { actor: `user:${user.userId}`, actorName: 'Mo', action: 'member.password_changed', details },
    { actor: 'cli', actorName: null, action: 'member.password_link_made', details },
  ]);
});

test('a link that is an hour old, or that nobody made, sets nothing', async () => {
  const link = await makeLink();
  await api.db.sql`update verifications set expires_at = expires_at - interval '1 hour'`;
  expect(await reset(link)).toBe(400);
  expect(await reset(`${api.url}/password#made-up`)).toBe(400);
  expect(await signIn(oldPassword)).toBe(200);
});

test('a password that is too short is refused, and the link stays', async () => {
  const link = await makeLink();
  expect(await reset(link, 'eleven char')).toBe(400);
  expect(await reset(link)).toBe(200);
});

test('a link’s token is not in the database', async () => {
  const token = new URL(await makeLink()).hash.slice(1);
  expect(JSON.stringify(await api.db.sql`select * from verifications`)).not.toContain(token);
});

test('for an unknown address there is no link', async () => {
  await expect(makeLink('nobody@riverside.example')).rejects.toThrow('There is no user');
});
