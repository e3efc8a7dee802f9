import { afterEach, beforeEach, expect, vi } from 'vitest';
import { createAccountWithOwner, createKey } from '../../src/commands/account.ts';
import { invite, printPasswordLink, takeSecondFactorAway } from '../../src/commands/people.ts';
import { uuidv7 } from '../../src/ids.ts';
import { newestEntries } from '../support/audit-entries.ts';
import { fixtures } from '../support/fixtures.ts';
import { apiClient } from '../support/api-client.ts';

const { test, api } = fixtures('api');

const printed: string[] = [];
beforeEach(() => {
  vi.stubEnv('DATABASE_URL', api.databaseUrl);
  vi.stubEnv('LASTCALL_PUBLIC_URL', 'https://lastcall.example');
  vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  printed.length = 0;
});

const lookUp = async (link: string) => {
  const token = link.split('#')[1];
  return (await apiClient(api.url).post('/v1/invitations/look-up', { token })).body;
};

test('an account is created with a key and an invitation of its owner', async () => {
  await createAccountWithOwner('Riverside', { owner: 'Dana@Riverside.example' });
  const text = printed.join('\n');
  const key = /lc_\S+/.exec(text)?.[0];
  expect((await apiClient(api.url, key).get('/v1/me')).body).toMatchObject({
    role: 'owner',
    account: { name: 'Riverside' },
  });
  const link = /https:\/\/lastcall\.example\/invitation#\S+/.exec(text)?.[0] ?? '';
  expect(await lookUp(link)).toEqual({
    accountName: 'Riverside',
    email: 'dana@riverside.example',
    role: 'owner',
    signedIn: false,
  });
});

test('without an owner’s address nobody is invited', async () => {
  await createAccountWithOwner('Quiet', {});
  expect(printed.join('\n')).not.toContain('invitation');
});

test('a person is invited, but not one who is there', async () => {
  const account = await api.createAccount({ name: 'Phone bank' });
  await invite(account.id, 'cal@riverside.example', { role: 'caller' });
  expect(await lookUp(printed[0] ?? '')).toMatchObject({ accountName: 'Phone bank', role: 'caller' });
  const { email } = await account.signIn('owner');
  await expect(invite(account.id, email, { role: 'caller' })).rejects.toThrow('is in the account already');
  await expect(invite(uuidv7(), 'mo@riverside.example', { role: 'caller' })).rejects.toThrow('invitations');
});

test('what is no address invites nobody, and makes no account', async () => {
  const account = await api.createAccount();
  const injected = 'cal@riverside.example\r\nBcc: eve@evil.example';
  await expect(invite(account.id, injected, { role: 'caller' })).rejects.toThrow('is not an e-mail address');
  await expect(createAccountWithOwner('Injected', { owner: injected })).rejects.toThrow('is not an e-mail');
  expect(await api.db.sql`select from accounts where name = 'Injected'`).toHaveLength(0);
  expect((await account.as.owner.get('/v1/invitations')).body.items).toEqual([]);
});

test('a key is created with scopes', async () => {
  const account = await api.createAccount();
  await createKey(account.id, 'Exports', { role: 'admin', scope: ['exports:read'] });
  const key = /lc_\S+/.exec(printed[0] ?? '')?.[0];
  expect((await apiClient(api.url, key).get('/v1/me')).body.key.scopes).toEqual(['exports:read']);
});

test('a password link is printed for a user, and for nobody else', async () => {
  const { email } = await (await api.createAccount()).signIn('caller');
  await printPasswordLink(email);
  expect(printed[0]).toMatch(/https:\/\/lastcall\.example\/password#[\w-]{43}$/);
  await expect(printPasswordLink('nobody@riverside.example')).rejects.toThrow('There is no user');
});

test('a person’s second factor is taken away, with their sessions, and the audit log tells it', async () => {
  const account = await api.createAccount();
  const { email, userId } = await account.signIn('caller');
  await expect(takeSecondFactorAway(email)).rejects.toThrow('no second factor');
  await expect(takeSecondFactorAway('nobody@riverside.example')).rejects.toThrow('no user');
  const { sql } = api.db;
  await sql`update users set two_factor_enabled = true where id = ${userId}`;
  await sql`
    insert into second_factors (id, user_id, secret, backup_codes, verified)
    values (${uuidv7()}, ${userId}, 'sealed', 'sealed', true)`;
  await takeSecondFactorAway(email.toUpperCase());
  expect(printed.join('\n')).toContain('taken away');
  expect(await sql`select from second_factors where user_id = ${userId}`).toHaveLength(0);
  expect(await sql`select from sessions where user_id = ${userId}`).toHaveLength(0);
  const [user] = await sql`select two_factor_enabled as on from users where id = ${userId}`;
  expect(user).toEqual({ on: false });
  expect(await newestEntries(account.as.owner, 1)).toMatchObject([
    { actor: 'cli', action: 'member.second_factor_reset', details: { userId } },
  ]);
});
