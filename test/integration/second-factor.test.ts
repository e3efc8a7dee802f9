import { beforeEach, describe, expect } from 'vitest';
import { createUserWithPassword } from '../../src/identity/create-user.ts';
import { createPasswordLink } from '../../src/identity/password-link.ts';
import { uuidv7 } from '../../src/ids.ts';
import { apiClient } from '../support/api-client.ts';
import { fixtures } from '../support/fixtures.ts';
import { authenticator } from '../support/totp.ts';

const { test, api, account } = fixtures('api', 'account');

beforeEach(async () => {
  await api.db.sql`delete from rate_limits`;
});

const password = 'correct horse battery';

interface Answer {
  status: number;
  body: Record<string, unknown>;
  cookie: string;
}

async function post(path: string, body: unknown, cookie = ''): Promise<Answer> {
  const answer = await fetch(`${api.url}/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url, cookie },
    body: JSON.stringify(body),
  });
  const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  const given = set.filter((line) => line !== undefined && !line.endsWith('='));
  return {
    status: answer.status,
    body: (await answer.json()) as Answer['body'],
    cookie: given.join('; '),
  };
}

const signIn = (email: string, secret = password) => post('/sign-in/email', { email, password: secret });
const giveCode = (code: string, cookie: string) => post('/two-factor/verify-totp', { code }, cookie);
const giveRecoveryCode = (code: string, cookie: string) =>
  post('/two-factor/verify-backup-code', { code }, cookie);
const me = async (cookie: string) => (await apiClient(api.url, { cookie }).get('/v1/me')).status;
const state = async (cookie: string) =>
  (await apiClient(api.url, { cookie }).get('/v1/me/second-factor')).body;

async function makeUser() {
  const email = `${uuidv7()}@riverside.example`;
  const user = { accountId: account.id, name: 'Cal Osei', email, role: 'caller', password } as const;
  const userId = await createUserWithPassword(api.db.sql, user);
  return { userId, email, cookie: (await signIn(email)).cookie };
}

async function begin(cookie: string) {
  const { status, body } = await post('/two-factor/enable', { password }, cookie);
  expect(status).toBe(200);
  return { app: authenticator(body['totpURI'] as string), recoveryCodes: body['backupCodes'] as string[] };
}

/** A member whose second factor is on; their app’s code of a step before this one was the first. */
async function makeProtected() {
  const user = await makeUser();
  const { app, recoveryCodes } = await begin(user.cookie);
  const { status, cookie } = await giveCode(await app.code(-1), user.cookie);
  expect(status).toBe(200);
  return { ...user, app, recoveryCodes, cookie };
}

const told = (userId: string) => api.db.sql<{ actor: string; action: string; details: object }[]>`
  select actor, action, details from audit_log where details ->> 'userId' = ${userId} order by id`;

describe('setting up a second factor', () => {
  test('asks for the password, and counts only after a first code of the app', async () => {
    const { email, cookie } = await makeUser();
    expect((await post('/two-factor/enable', { password: 'not the password' }, cookie)).status).toBe(400);
    const { app, recoveryCodes } = await begin(cookie);
    expect(new Set(recoveryCodes).size).toBe(10);
    expect(await state(cookie)).toEqual({ on: false, recoveryCodesLeft: 0, hasPassword: true });
    expect(await me((await signIn(email)).cookie)).toBe(200);

    const wrong = await giveCode('000000', cookie);
    expect(wrong).toMatchObject({ status: 401, body: { code: 'second_factor_wrong' } });
    const right = await giveCode(await app.code(), cookie);
    expect(right.status).toBe(200);
    expect(await me(right.cookie)).toBe(200);
    expect(await state(right.cookie)).toEqual({ on: true, recoveryCodesLeft: 10, hasPassword: true });
  });

  test('leaves neither the secret nor a recovery code readable in the database', async () => {
    const { userId, cookie } = await makeUser();
    const { body } = await post('/two-factor/enable', { password }, cookie);
    const [row] = await api.db.sql`select * from second_factors where user_id = ${userId}`;
    const kept = JSON.stringify(row);
    const secret = new URL(body['totpURI'] as string).searchParams.get('secret') ?? '';
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(Buffer.from(secret, 'base64').toString());
    for (const code of body['backupCodes'] as string[]) expect(kept).not.toContain(code);
  });

  test('cannot be had by who has no session, or by a name that an app would show', async () => {
    expect((await post('/two-factor/enable', { password })).status).toBe(401);
    const { email, cookie } = await makeUser();
    const { body } = await post(
      '/two-factor/enable',
      { password, issuer: 'Your bank', method: 'otp' },
      cookie,
    );
    const uri = new URL(body['totpURI'] as string);
    expect(decodeURIComponent(uri.pathname)).toContain(`Lastcall:${email}`);
    expect(uri.searchParams.get('issuer')).toBe('Lastcall');
  });

  test('is in the audit log, as are the recovery codes made anew and turning it off', async () => {
    const { userId, app, cookie } = await makeProtected();
    const anew = await post('/two-factor/generate-backup-codes', { password }, cookie);
    expect(anew.body['backupCodes']).toHaveLength(10);
    const off = await post('/two-factor/disable', { password, code: await app.code() }, cookie);
    expect(off.status).toBe(200);
    const actor = `user:${userId}`;
    expect(await told(userId)).toEqual([
      { actor, action: 'member.signed_in', details: { userId, by: 'password' } },
      { actor, action: 'member.second_factor_on', details: { userId } },
      { actor, action: 'member.recovery_codes_renewed', details: { userId } },
      { actor, action: 'member.second_factor_off', details: { userId } },
    ]);
  });
});

describe('signing in with a second factor', () => {
  test('the password alone opens nothing: no session exists until the code is right', async () => {
    const { userId, email, app } = await makeProtected();
    await api.db.sql`delete from sessions where user_id = ${userId}`;
    const first = await signIn(email);
    expect(first).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
    expect(first.cookie).not.toContain('session_token');
    expect(await me(first.cookie)).toBe(401);
    expect(await api.db.sql`select from sessions where user_id = ${userId}`).toHaveLength(0);
    for (const path of ['/change-password', '/two-factor/generate-backup-codes', '/two-factor/enable']) {
      const body = { password, currentPassword: password, newPassword: 'another password' };
      expect((await post(path, body, first.cookie)).status).toBe(401);
    }
    const second = await giveCode(await app.code(), first.cookie);
    expect(second.status).toBe(200);
    expect(await me(second.cookie)).toBe(200);
    const actions = (await told(userId)).slice(2);
    expect(actions).toEqual([
      { actor: `user:${userId}`, action: 'member.signed_in', details: { userId, by: 'code' } },
    ]);
  });

  test('a wrong code is told as such, and is in the audit log once in a quarter of an hour', async () => {
    const { userId, email } = await makeProtected();
    const { cookie } = await signIn(email);
    for (const code of ['000000', '', '1234567']) {
      const { status, body } = await giveCode(code, cookie);
      expect(status).toBe(401);
      expect(body).toMatchObject({ code: 'second_factor_wrong', detail: expect.stringContaining('code') });
    }
    expect((await giveRecoveryCode('aaaaa-aaaaa', cookie)).status).toBe(401);
    expect((await told(userId)).slice(2)).toEqual([
      { actor: 'anyone', action: 'member.second_factor_failed', details: { userId } },
    ]);
  });

  test('a code is good once, and none that is older is good after it', async () => {
    const { email, app } = await makeProtected();
    const used = await app.code();
    expect((await giveCode(used, (await signIn(email)).cookie)).status).toBe(200);
    const { cookie } = await signIn(email);
    expect((await giveCode(used, cookie)).body).toMatchObject({ code: 'second_factor_wrong' });
    expect((await giveCode(await app.code(-1), cookie)).body).toMatchObject({ code: 'second_factor_wrong' });
    expect((await giveCode(await app.code(1), cookie)).status).toBe(200);
  });

  test('of many who give one code at once, one gets in', async () => {
    const { email, app } = await makeProtected();
    const code = await app.code();
    const waiting = await Promise.all([signIn(email), signIn(email), signIn(email), signIn(email)]);
    const answers = await Promise.all(waiting.map(({ cookie }) => giveCode(code, cookie)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('a recovery code is good once, however it is typed', async () => {
    const { userId, email, recoveryCodes } = await makeProtected();
    const [code = ''] = recoveryCodes;
    const typed = ` ${code.toUpperCase().replace('-', ' ')} `;
    const { status, cookie } = await giveRecoveryCode(typed, (await signIn(email)).cookie);
    expect(status).toBe(200);
    expect(await state(cookie)).toMatchObject({ on: true, recoveryCodesLeft: 9 });
    const again = await giveRecoveryCode(code, (await signIn(email)).cookie);
    expect(again).toMatchObject({ status: 401, body: { code: 'second_factor_wrong' } });
    const actor = `user:${userId}`;
    expect((await told(userId)).slice(2, 4)).toEqual([
      { actor, action: 'member.recovery_code_used', details: { userId } },
      { actor, action: 'member.signed_in', details: { userId, by: 'recovery_code' } },
    ]);
  });

  test('of many who give one recovery code at once, one gets in', async () => {
    const { email, recoveryCodes } = await makeProtected();
    const waiting = await Promise.all([signIn(email), signIn(email), signIn(email)]);
    const answers = await Promise.all(
      waiting.map(({ cookie }) => giveRecoveryCode(recoveryCodes[0] ?? '', cookie)),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('recovery codes that were made anew take the place of the old ones', async () => {
    const { email, cookie, recoveryCodes } = await makeProtected();
    expect((await post('/two-factor/generate-backup-codes', { password: 'no' }, cookie)).status).toBe(400);
    const { body } = await post('/two-factor/generate-backup-codes', { password }, cookie);
    const [fresh = ''] = body['backupCodes'] as string[];
    const waiting = (await signIn(email)).cookie;
    expect((await giveRecoveryCode(recoveryCodes[1] ?? '', waiting)).status).toBe(401);
    expect((await giveRecoveryCode(fresh, waiting)).status).toBe(200);
  });

  test('tries are limited: ten in a quarter of an hour, over all sign-ins, and a right one then waits too', async () => {
    const { email, app } = await makeProtected();
    for (let sign = 0; sign < 2; sign += 1) {
      const { cookie } = await signIn(email);
      for (let tries = 0; tries < 5; tries += 1) expect((await giveCode('000000', cookie)).status).toBe(401);
    }
    const { cookie } = await signIn(email);
    expect(await giveCode(await app.code(), cookie)).toMatchObject({
      status: 429,
      body: { code: 'TOO_MANY_TRIES' },
    });
    await api.db.sql`update rate_limits set last_request = last_request - 16 * 60 * 1000`;
    expect((await giveCode(await app.code(), cookie)).status).toBe(200);
  });

  test('a device is never trusted: the next sign-in asks again', async () => {
    const { email, app } = await makeProtected();
    const body = { code: await app.code(), trustDevice: true };
    const { cookie } = await post('/two-factor/verify-totp', body, (await signIn(email)).cookie);
    expect(cookie).not.toContain('trust_device');
    expect((await post('/sign-in/email', { email, password }, cookie)).body).toMatchObject({
      twoFactorRedirect: true,
    });
  });

  test('a new password does not go round it', async () => {
    const { email } = await makeProtected();
    const link = await createPasswordLink(api.db.sql, { email, actor: 'cli', publicUrl: api.url });
    const token = new URL(link).hash.slice(1);
    const reset = await post('/reset-password', { token, newPassword: 'the new password' });
    expect(reset.status).toBe(200);
    expect(await me(reset.cookie)).toBe(401);
    const { body, cookie } = await signIn(email, 'the new password');
    expect(body).toMatchObject({ twoFactorRedirect: true });
    expect(await me(cookie)).toBe(401);
  });

  test('another person’s session or code does not help', async () => {
    const victim = await makeProtected();
    const thief = await makeProtected();
    const waiting = (await signIn(victim.email)).cookie;
    const theirs = await thief.app.code();
    expect((await giveCode(theirs, waiting)).status).toBe(401);
    expect((await giveRecoveryCode(thief.recoveryCodes[0] ?? '', waiting)).status).toBe(401);
    const both = `${thief.cookie}; ${waiting}`;
    expect((await giveCode(theirs, both)).body).toMatchObject({ code: 'second_factor_not_asked' });
    const got = await apiClient(api.url, { cookie: both }).get('/v1/me');
    expect(got.body).toMatchObject({ user: { email: thief.email } });
  });

  test('a sign-in waits for its code for ten minutes', async () => {
    const { email, app } = await makeProtected();
    const { cookie } = await signIn(email);
    await api.db.sql`update verifications set expires_at = expires_at - interval '10 minutes'`;
    expect((await giveCode(await app.code(), cookie)).body).toMatchObject({
      code: 'second_factor_not_asked',
    });
  });
});

test('after a change of the installation’s secret people are told why no code is right', async () => {
  const { userId, email } = await makeProtected();
  await api.db
    .sql`update second_factors set secret = 'of another', backup_codes = 'of another' where user_id = ${userId}`;
  const { cookie } = await signIn(email);
  for (const answer of [await giveCode('000000', cookie), await giveRecoveryCode('aaaaa-aaaaa', cookie)]) {
    expect(answer).toMatchObject({ status: 503, body: { code: 'second_factor_unreadable' } });
  }
});

describe('turning a second factor off', () => {
  test('needs the password and a code', async () => {
    const { email, app, cookie } = await makeProtected();
    const code = await app.code();
    const disable = (body: object) => post('/two-factor/disable', body, cookie);
    expect((await disable({ password })).body).toMatchObject({ code: 'second_factor_wrong' });
    expect((await disable({ password, code: '000000' })).status).toBe(401);
    expect((await disable({ password: 'not the password', code })).status).toBe(400);
    expect((await signIn(email)).body).toMatchObject({ twoFactorRedirect: true });
    const off = await disable({ password, code });
    expect(off.status).toBe(200);
    expect(await state(off.cookie)).toMatchObject({ on: false });
    expect(await me((await signIn(email)).cookie)).toBe(200);
  });

  test('is possible with a recovery code, for who lost their phone', async () => {
    const { cookie, recoveryCodes } = await makeProtected();
    const body = { password, code: recoveryCodes[3] };
    expect((await post('/two-factor/disable', body, cookie)).status).toBe(200);
  });

  test('is refused where there is none', async () => {
    const { cookie } = await makeUser();
    await begin(cookie);
    const { body } = await post('/two-factor/disable', { password, code: '000000' }, cookie);
    expect(body).toMatchObject({ code: 'second_factor_not_on' });
  });
});
