import { afterEach, describe, expect } from 'vitest';
import { sandboxAccounts, sandboxCredentials } from '../../sandbox/accounts.ts';
import { dialectId, type DialectId } from '../../sandbox/model.ts';
import { freePort } from '../../dev/ports.ts';
import { startAll } from '../support/defer.ts';
import { fixtures } from '../support/fixtures.ts';
import { testKeyring } from '../support/keyring.ts';
import { startTestApi } from '../support/test-api.ts';

const { test, api, account, sandbox } = fixtures('api', 'account', 'sandbox');
test.override('apiOptions', async ({ sandbox: { url } }) => ({
  keyring: testKeyring('current'),
  carrierUrls: {
    sandbox: url,
    ...Object.fromEntries(dialectId.options.map((id) => [id, `${url}/${id}`])),
    // Nobody listens there.
    plivo: `http://127.0.0.1:${await freePort()}`,
  },
}));
afterEach(() => sandbox.control.reset());

const credentials = (carrier: DialectId, secret?: string) => {
  const known = sandboxAccounts.find((each) => each.carrier === carrier)!;
  return sandboxCredentials(carrier, { ...known, ...(secret !== undefined && { secret }) });
};
const put = (carrier: string, body: unknown, query = '') =>
  account.as.admin.put(`/v1/carriers/${carrier}${query}`, body);
const shown = async (carrier: string, of = account) =>
  (await of.as.owner.get('/v1/carriers')).body.items.find(
    (item: { carrier: string }) => item.carrier === carrier,
  );
const audit = async () =>
  (await account.as.owner.get('/v1/audit-log')).body.items.filter(({ action }: { action: string }) =>
    action.startsWith('carrier.'),
  );
const storedRows = () => api.db.sql`select * from carrier_credentials where account_id = ${account.id}`;

describe('the list', () => {
  test('has every carrier, with nothing entered yet but what the installation brings along', async () => {
    const { status, body } = await account.as.owner.get('/v1/carriers');
    expect(status).toBe(200);
    expect(body.items.map(({ carrier }: { carrier: string }) => carrier)).toEqual([
      'sandbox',
      ...dialectId.options,
    ]);
    const nothing = { hint: null, subaccounts: [], updatedAt: null, updatedBy: null, missingKey: null };
    expect(body.items[0]).toEqual({
      carrier: 'sandbox',
      configured: true,
      source: 'installation',
      ...nothing,
    });
    expect(body.items[1]).toEqual({ carrier: 'twilio', configured: false, source: null, ...nothing });
  });

  test('tells when, by whom and for which account at the carrier credentials were entered', async () => {
    const { body } = await put('twilio', credentials('twilio'));
    expect(body).toMatchObject({ carrier: 'twilio', configured: true, source: 'account', hint: '5a5a' });
    expect(body.updatedBy).toMatch(/^key:/);
    expect(Math.abs(Date.parse(body.updatedAt) - Date.now())).toBeLessThan(60_000);
    const { checked, reason, ...carrier } = body;
    expect({ checked, reason }).toEqual({ checked: 'ok', reason: null });
    expect(await shown('twilio')).toEqual(carrier);
  });

  test('is an account’s own', async () => {
    const other = await api.createAccount();
    await put('twilio', credentials('twilio'));
    expect(await shown('twilio', other)).toMatchObject({ configured: false, hint: null });
  });

  test('names the encryption key that is gone', async () => {
    await put('twilio', credentials('twilio'));
    await api.db.sql`update carrier_credentials set key_id = 'lost' where account_id = ${account.id}`;
    expect(await shown('twilio')).toMatchObject({ configured: false, source: 'account', missingKey: 'lost' });
  });
});

describe('entering credentials', () => {
  test.each(dialectId.options.filter((id) => id !== 'plivo'))('checks them at %s', async (carrier) => {
    expect(await put(carrier, credentials(carrier))).toMatchObject({ status: 200, body: { checked: 'ok' } });
    const requests = await sandbox.control.requests({ carrier });
    const lists = requests.filter(({ action }) => action !== 'token');
    expect(lists.length).toBe(1);
    expect(lists[0]).toMatchObject({ action: 'list' });

    const rejected = await put(carrier, credentials(carrier, 'wrong-secret'));
    expect(rejected).toMatchObject({ status: 422, body: { code: 'credentials_rejected' } });
    // What was there before still is.
    const [row] = await storedRows();
    expect(row).toMatchObject({ carrier, updated_at: row?.['created_at'] });
  });

  test('takes an API credential at Bandwidth, or a user name and a password until they end, and never both or half', async () => {
    const { account: accountId, secret } = sandboxAccounts.find(({ carrier }) => carrier === 'bandwidth')!;
    const oauth = { clientId: accountId, clientSecret: secret };
    const basic = { username: accountId, password: secret };
    for (const kind of [oauth, basic]) {
      const stored = await put('bandwidth', { accountId, ...kind });
      expect(stored).toMatchObject({ status: 200, body: { checked: 'ok', hint: '0000' } });
    }
    for (const [given, field] of [
      [{ ...oauth, ...basic }, 'username'],
      [{}, 'clientId'],
      [{ clientId: accountId }, 'clientSecret'],
      [{ username: accountId }, 'password'],
    ] as const) {
      const refused = await put('bandwidth', { accountId, ...given });
      expect(refused.status).toBe(400);
      expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain(`#/${field}`);
    }
    await sandbox.control.addFault({ actions: ['token'], script: [{ kind: 'fail' }] });
    const unclear = await put('bandwidth', { accountId, ...oauth });
    expect(unclear).toMatchObject({ status: 200, body: { checked: 'unreachable' } });
  });

  test('checks those of the sandbox carrier, which has no address but the installation’s', async () => {
    expect(await put('sandbox', credentials('twilio'))).toMatchObject({
      status: 200,
      body: { checked: 'ok' },
    });
    const elsewhere = await put('sandbox', { ...credentials('twilio'), url: 'http://169.254.169.254' });
    expect(elsewhere).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/url' }] } });
  });

  test('stores rejected ones only by force, and says so', async () => {
    const wrong = credentials('telnyx', 'wrong-key');
    expect((await put('telnyx', wrong)).status).toBe(422);
    expect(await storedRows()).toHaveLength(0);
    expect(await put('telnyx', wrong, '?force=true')).toMatchObject({
      status: 200,
      body: { configured: true, checked: 'rejected', reason: { code: 'credentials_rejected' }, hint: null },
    });
  });

  test('stores them while the carrier is away', async () => {
    expect(await put('plivo', credentials('plivo'))).toMatchObject({
      status: 200,
      body: { configured: true, checked: 'unreachable', reason: { code: 'carrier_unreachable' } },
    });
  });

  test('stores them when the carrier is throttling or failing', async () => {
    await sandbox.control.addFault({ actions: ['list'], script: [{ kind: 'throttle' }, { kind: 'fail' }] });
    const first = await put('vonage', credentials('vonage'));
    const second = await put('vonage', credentials('vonage'));
    expect(first.body).toMatchObject({ checked: 'unreachable', reason: { code: 'throttled' } });
    expect(second.body).toMatchObject({ checked: 'unreachable', reason: { code: 'carrier_error' } });
  });

  test('does not wait long for a carrier that does not answer', async () => {
    await sandbox.control.addFault({ actions: ['list'], script: [{ kind: 'hang', maxMs: 30_000 }] });
    const startedAt = Date.now();
    const { body } = await put('telnyx', credentials('telnyx'));
    expect(body).toMatchObject({ checked: 'unreachable', reason: { code: 'no_answer' } });
    expect(Date.now() - startedAt).toBeLessThan(15_000);
  });

  test('asks nobody when told so', async () => {
    const { body } = await put('telnyx', credentials('telnyx', 'wrong-key'), '?check=false');
    expect(body).toMatchObject({ configured: true, checked: 'skipped', reason: null });
    expect(await sandbox.control.requests({ carrier: 'telnyx' })).toEqual([]);
  });

  test('names subaccounts by their ids, and shows nothing of the secrets beside them', async () => {
    const project = '7b7b7b7b-7b7b-4b7b-8b7b-7b7b7b7b7b7b';
    await sandbox.control.putAccount({ carrier: 'signalwire', account: project, secret: 'other-secret' });
    const named = { ...credentials('signalwire'), subaccounts: [`${project}:other-secret`] };
    const { body, text } = await put('signalwire', named);
    expect(body).toMatchObject({ checked: 'ok', subaccounts: [project] });
    expect(text).not.toContain('other-secret');
    expect(await shown('signalwire')).toMatchObject({ subaccounts: [project] });
    expect(JSON.stringify(await storedRows())).not.toContain('other-secret');
    for (const subaccounts of [[project], ['a:b'], [`${project}:a b`], Array(51).fill(`${project}:x`)]) {
      expect((await put('signalwire', { ...named, subaccounts })).status).toBe(400);
    }
    expect((await put('plivo', { ...credentials('plivo'), subaccounts: ['MA'] })).status).toBe(400);
  });

  test('replaces those that were there', async () => {
    await put('telnyx', credentials('telnyx'));
    const [before] = await storedRows();
    await account.as.owner.put('/v1/carriers/telnyx', credentials('telnyx'));
    const [after, ...more] = await storedRows();
    expect(more).toEqual([]);
    expect(after?.['ciphertext']).not.toEqual(before?.['ciphertext']);
    expect(after?.['updated_by']).not.toBe(before?.['updated_by']);
  });

  test.each([
    ['another carrier’s', credentials('telnyx'), '#/accountSid'],
    ['a field too many', { ...credentials('twilio'), password: 'x' }, '#/password'],
    ['an account SID that is none', { accountSid: 'PN123', authToken: 'hush-hush' }, '#/accountSid'],
    ['an empty secret', credentials('twilio', ''), '#/authToken'],
    ['a secret with a line break', credentials('twilio', 'hush-hush\n'), '#/authToken'],
    ['a secret with a blank before it', credentials('twilio', ' hush-hush'), '#/authToken'],
    ['letters that no header can carry', credentials('twilio', 'hush-hush-\u{1f511}'), '#/authToken'],
    ['a list', [credentials('twilio')], '#'],
  ])('refuses %s, without repeating it', async (_case, body, pointer) => {
    const answer = await put('twilio', body, '?check=false');
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    const pointers = answer.body.errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers).toContain(pointer);
    expect(answer.text).not.toContain('hush-hush');
    expect(await storedRows()).toHaveLength(0);
  });

  test('refuses a carrier that nobody knows', async () => {
    const answer = await put('acme', credentials('twilio'));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ parameter: 'carrier' }] } });
  });
});

describe('removing credentials', () => {
  test('leaves the account with what the installation has, and is told once', async () => {
    await put('sandbox', credentials('twilio'));
    for (const _ of [1, 2]) expect((await account.as.admin.delete('/v1/carriers/sandbox')).status).toBe(204);
    expect(await shown('sandbox')).toMatchObject({
      configured: true,
      source: 'installation',
      updatedAt: null,
    });
    expect(await audit()).toMatchObject([
      { action: 'carrier.credentials_removed', details: { carrier: 'sandbox' } },
      { action: 'carrier.credentials_set', details: { carrier: 'sandbox', checked: 'ok' } },
    ]);
  });

  test('takes no other account’s away', async () => {
    await put('telnyx', credentials('telnyx'));
    const other = await api.createAccount();
    expect((await other.as.owner.delete('/v1/carriers/telnyx')).status).toBe(204);
    expect(await shown('telnyx')).toMatchObject({ configured: true });
  });
});

test('only owners and admins see or change any of it', async () => {
  for (const role of ['moderator', 'dialer'] as const) {
    const client = account.as[role];
    const answers = await Promise.all([
      client.get('/v1/carriers'),
      client.put('/v1/carriers/telnyx', credentials('telnyx')),
      client.delete('/v1/carriers/telnyx'),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  }
  expect(await storedRows()).toHaveLength(0);
});

test('a secret is in no answer, log line, audit entry or row', async () => {
  const secret = 'wrong-but-secret-0123456789';
  const answers = [
    await put('twilio', credentials('twilio', secret)),
    await put('twilio', credentials('twilio', secret), '?force=true'),
    await put('twilio', credentials('twilio', secret), '?check=false'),
    await put('plivo', credentials('plivo', secret)),
    await put('twilio', { ...credentials('twilio', secret), more: secret }),
    await account.as.admin.send('PUT', '/v1/carriers/twilio', {
      headers: { 'content-type': 'application/json' },
      body: `{"authToken":"${secret}",`,
    }),
    await account.as.owner.get('/v1/carriers'),
    await account.as.owner.get('/v1/audit-log'),
  ];
  expect(answers.map(({ status }) => status)).toEqual([422, 200, 200, 200, 400, 400, 200, 200]);
  const rows = await api.db.sql<{ text: string }[]>`
    select c::text as text from carrier_credentials c
    union all select a::text from audit_log a`;
  const everything = [
    ...answers.map(({ text }) => text),
    ...api.logged,
    ...rows.map(({ text }) => text),
  ].join();
  // Rows show bytes in hex.
  for (const part of [secret, Buffer.from(secret).toString('base64'), Buffer.from(secret).toString('hex')]) {
    expect(everything).not.toContain(part);
  }
});

const withoutKey = test.extend('keyless', { scope: 'file' }, ({ sandbox: { url } }, { onCleanup }) =>
  startAll(onCleanup, (defer) => startTestApi(defer, { carrierUrls: { telnyx: `${url}/telnyx` } })),
);

describe('without an encryption key', () => {
  withoutKey('nothing is stored, and the answer names the variable', async ({ keyless }) => {
    const { as } = await keyless.createAccount();
    const answer = await as.owner.put('/v1/carriers/telnyx', credentials('telnyx'));
    expect(answer).toMatchObject({ status: 503, body: { code: 'secret_key_missing' } });
    expect(answer.body.detail).toContain('LASTCALL_SECRET_KEYS');
    expect(await keyless.db.sql`select from carrier_credentials`).toHaveLength(0);
    expect((await as.owner.get('/v1/carriers')).status).toBe(200);
  });

  withoutKey('an installation without a sandbox offers none', async ({ keyless }) => {
    const { as } = await keyless.createAccount();
    const { body } = await as.owner.get('/v1/carriers');
    expect(body.items.map(({ carrier }: { carrier: string }) => carrier)).not.toContain('sandbox');
  });
});
