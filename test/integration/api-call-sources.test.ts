import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { rotateCredentials } from '../../src/credentials/rotate-credentials.ts';
import { Keyring } from '../../src/secrets/keyring.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeActiveCampaign } from '../support/factories.ts';
import { testKey } from '../support/keyring.ts';
import { newSourceSecret, signedHeaders } from '../support/callbacks.ts';
import { sourceBed } from '../support/source-bed.ts';
import { startTestApi } from '../support/test-api.ts';

const [first, second] = [testKey('first'), testKey('second')];
const { test, api, account } = fixtures('api', 'account');
test.override('apiOptions', { keyring: new Keyring([first]), publicUrl: 'https://lastcall.example' });

const twilio = (change: object = {}) =>
  account.as.admin.post('/v1/call-sources', {
    name: 'Twilio in Ohio',
    kind: 'twilio',
    secret: newSourceSecret('twilio').entered,
    ...change,
  });

test('a source has an address to copy, and its secret is never shown again', async () => {
  const secret = newSourceSecret('twilio').entered;
  const created = await twilio({ secret });
  expect(created).toMatchObject({
    status: 201,
    body: {
      name: 'Twilio in Ohio',
      kind: 'twilio',
      campaign: null,
      secret: null,
      revokedAt: null,
      lastUsedAt: null,
    },
  });
  expect(created.body.url).toBe(`https://lastcall.example/v1/call-sources/${created.body.id}/events`);
  const listed = await account.as.owner.get('/v1/call-sources');
  expect(listed.body.items).toHaveLength(1);
  expect(listed.text).not.toContain(secret);
  const stored = await api.db.sql`select * from call_source_secrets`;
  expect(stored.map((row) => row['ciphertext'].toString('utf8')).join()).not.toContain(secret);
});

test('the secret of a dialer is made here and shown once, and works', async () => {
  const created = await account.as.admin.post('/v1/call-sources', {
    name: 'Ours',
    kind: 'standard-webhooks',
  });
  expect(created.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const source = { id: created.body.id, kind: 'standard-webhooks', url: created.body.url } as const;
  const answer = await sourceBed.send(api, { ...source, signs: created.body.secret }, '{"events":[]}');
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  const { body: again } = await account.as.admin.put(`/v1/call-sources/${source.id}/secret`, {});
  expect(again.secret).not.toBe(created.body.secret);
});

test.each([
  ['twilio', 'a token'],
  ['telnyx', 'AAAA'],
  ['plivo', 'short'],
  ['signalwire', 'a b'],
  ['vonage', 'short'],
  ['standard-webhooks', 'whsec_'],
  ['twilio', undefined],
] as const)(
  'a secret for %s that cannot be one (%s) is refused, and so nothing is made',
  async (kind, secret) => {
    expect(await twilio({ kind, secret })).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ pointer: '#/secret' }] },
    });
    expect((await account.as.owner.get('/v1/call-sources')).body.items).toEqual([]);
  },
);

test('a source is bound to a campaign of the account that is not archived, or to none', async () => {
  const stranger = await api.createAccount();
  const theirs = await makeActiveCampaign(api.db.sql, stranger.id);
  expect(await twilio({ campaignId: theirs })).toMatchObject({ status: 404, body: { code: 'not_found' } });
  const ours = await makeActiveCampaign(api.db.sql, account.id);
  expect((await twilio({ campaignId: ours })).body.campaign).toEqual({ id: ours, name: 'Test campaign' });
  await account.as.admin.post(`/v1/campaigns/${ours}/archive`);
  expect(await twilio({ campaignId: ours })).toMatchObject({
    status: 409,
    body: { code: 'campaign_archived' },
  });
});

test('a source is its account’s alone, and only owners and admins see and change it', async () => {
  const stranger = await api.createAccount();
  const { body: source } = await twilio();
  const path = `/v1/call-sources/${source.id}`;
  expect((await stranger.as.owner.get('/v1/call-sources')).body.items).toEqual([]);
  const body = { secret: newSourceSecret('twilio').entered };
  expect((await stranger.as.owner.put(`${path}/secret`, body)).status).toBe(404);
  expect((await stranger.as.owner.delete(path)).status).toBe(404);
  for (const role of ['moderator', 'caller', 'dialer'] as const) {
    expect((await account.as[role].get('/v1/call-sources')).status).toBe(403);
    expect((await account.as[role].put(`${path}/secret`, body)).status).toBe(403);
    expect((await account.as[role].delete(path)).status).toBe(403);
  }
  expect((await account.as.owner.get('/v1/call-sources')).body.items).toMatchObject([{ revokedAt: null }]);
});

test('what is done to a source is in the audit log, without its secret', async () => {
  const { body: source } = await twilio();
  const secret = newSourceSecret('twilio').entered;
  await account.as.admin.put(`/v1/call-sources/${source.id}/secret`, { secret });
  const revoked = await account.as.admin.delete(`/v1/call-sources/${source.id}`);
  const again = await account.as.admin.delete(`/v1/call-sources/${source.id}`);
  expect(again.body).toEqual(revoked.body);
  expect((await account.as.admin.put(`/v1/call-sources/${source.id}/secret`, { secret })).status).toBe(404);
  const log = await account.as.owner.get('/v1/audit-log');
  const actions = log.body.items.map(({ action }: { action: string }) => action);
  expect(actions.slice(0, 3)).toEqual([
    'call_source.revoked',
    'call_source.secret_replaced',
    'call_source.created',
  ]);
  expect(log.text).not.toContain(secret);
});

test('an installation without an encryption key stores no secret', async ({ onTestFinished }) => {
  const bare = await startTestApi(onTestFinished, { keyring: null });
  const own = await bare.createAccount();
  const secret = newSourceSecret('twilio').entered;
  expect(await own.as.admin.post('/v1/call-sources', { name: 'x', kind: 'twilio', secret })).toMatchObject({
    status: 503,
    body: { code: 'secret_key_missing' },
  });
});

test('secrets of sources move to a new encryption key with all others; without its key one is told of', async () => {
  await api.db.sql`delete from call_sources`;
  const source = await sourceBed(api, account, 'twilio');
  const both = new Keyring([second, first]);
  expect(await rotateCredentials(api.db.sql, both)).toMatchObject({ rotated: 1, unreadable: [] });
  expect(await rotateCredentials(api.db.sql, both)).toMatchObject({
    rotated: 0,
    rowsByKey: new Map([['second', 1]]),
  });
  // The API has only the first key.
  const body = 'CallSid=CA1&CallStatus=completed';
  const headers = signedHeaders('twilio', { ...source, body });
  expect(await source.send(body, headers)).toMatchObject({
    status: 503,
    body: { code: 'secret_unreadable' },
  });
  const lost = new Keyring([{ id: 'third', key: randomBytes(32) }]);
  const report = await rotateCredentials(api.db.sql, lost);
  expect(report.unreadable).toEqual([
    { accountId: account.id, callSourceId: source.id, keyId: 'second', reason: 'key_missing' },
  ]);
});
