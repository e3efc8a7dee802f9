import { beforeEach, describe, expect } from 'vitest';
import { type CallSourceKind, callSourceKinds } from '../../src/domain/call-sources.ts';
import { makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { testKeyring } from '../support/keyring.ts';
import { type SourceBed, sourceBed } from '../support/source-bed.ts';
import { newSourceSecret, recordedBody, signedHeaders } from '../support/callbacks.ts';

const { test, api, account } = fixtures('api', 'account');
// Not where the API listens: what is signed is the address that the sender knows.
test.override('apiOptions', { keyring: testKeyring('first'), publicUrl: 'https://lastcall.example' });

const bodies: Record<CallSourceKind, string> = {
  twilio: 'twilio-completed.form',
  signalwire: 'signalwire-completed.form',
  plivo: 'plivo-hangup.form',
  telnyx: 'telnyx-hangup.json',
  vonage: 'vonage-completed.json',
  'standard-webhooks': 'standard-webhooks-started.json',
};
const timed = ['telnyx', 'vonage', 'standard-webhooks'] as const;
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);

let campaignId: string;
beforeEach(async () => {
  // A number has one place in an installation.
  await api.db.sql`delete from phone_numbers`;
  campaignId = await makeActiveCampaign(api.db.sql, account.id);
  await makeNumbers(api.db.sql, campaignId, [{ e164: '+14155550123', carrier: 'sandbox' }]);
});

const counts = async () => {
  const { body } = await account.as.owner.get(`/v1/campaigns/${campaignId}`);
  return { events: body.counts.callEvents, dials: body.counts.dials };
};
const open = (kind: CallSourceKind): Promise<SourceBed> => sourceBed(api, account, kind);

describe.each(callSourceKinds)('a callback of %s', (kind) => {
  test('is recorded when its signature is right, and once when it is replayed', async () => {
    const source = await open(kind);
    const body = recordedBody(bodies[kind]);
    const headers = signedHeaders(kind, { ...source, body });
    expect(await source.send(body, headers)).toMatchObject({
      status: 200,
      body: { recorded: 1, duplicates: 0, ignored: null, refused: [] },
    });
    expect(await source.send(body, headers)).toMatchObject({
      status: 200,
      body: { recorded: 0, duplicates: 1, ignored: null },
    });
    expect(await counts()).toEqual({ events: 1, dials: 1 });
  });

  test('is refused, and nothing is changed, when its signature is none of ours', async () => {
    const source = await open(kind);
    const body = recordedBody(bodies[kind]);
    const right = signedHeaders(kind, { ...source, body });
    const forged = signedHeaders(kind, { ...source, body, signs: newSourceSecret(kind).signs });
    const unsigned = { 'content-type': right['content-type'] ?? '' };
    const refused = { status: 403, body: { code: 'signature_invalid' } };
    expect(await source.send(body, forged)).toMatchObject(refused);
    expect(await source.send(body, unsigned)).toMatchObject(refused);
    expect(await source.send(body.replace('12025550143', '12025550144'), right)).toMatchObject(refused);
    expect(await counts()).toEqual({ events: 0, dials: 0 });
  });

  test('may be signed with the secret of before for a day after it was replaced, and not longer', async () => {
    const source = await open(kind);
    const next = newSourceSecret(kind);
    const replaced = await account.as.admin.put(`/v1/call-sources/${source.id}/secret`, {
      secret: next.entered,
    });
    expect(replaced.status).toBe(200);
    const until = Date.parse(replaced.body.previousSecretUntil) - Date.now();
    expect(until).toBeGreaterThan(23 * 3_600_000);
    expect(until).toBeLessThanOrEqual(24 * 3_600_000 + 60_000);
    const body = recordedBody(bodies[kind]);
    expect((await source.send(body)).body).toMatchObject({ recorded: 1 });
    expect(
      (await source.send(body, signedHeaders(kind, { ...source, body, signs: next.signs }))).body,
    ).toMatchObject({ duplicates: 1 });
    await api.db
      .sql`update call_source_secrets set expires_at = now() - interval '1 second' where expires_at is not null`;
    expect(await source.send(body)).toMatchObject({ status: 403, body: { code: 'signature_invalid' } });
    expect(
      (await source.send(body, signedHeaders(kind, { ...source, body, signs: next.signs }))).status,
    ).toBe(200);
  });
});

describe.each(timed)('a callback of %s, which tells when it was sent,', (kind) => {
  test.each([
    ['before', 6],
    ['after', -6],
  ])('is refused when that was more than five minutes %s now', async (_side, minutes) => {
    const source = await open(kind);
    const body = recordedBody(bodies[kind]);
    const headers = signedHeaders(kind, { ...source, body, at: minutesAgo(minutes) });
    const answer = await source.send(body, headers);
    expect(answer).toMatchObject({ status: 403, body: { code: 'signature_invalid' } });
    expect(answer.body.detail).toContain('five minutes');
    expect(await counts()).toEqual({ events: 0, dials: 0 });
  });
});

test.each(['twilio', 'signalwire', 'plivo'] as const)(
  'a callback of %s is bound to its address: elsewhere, or with another query, its signature is not valid',
  async (kind) => {
    const source = await open(kind);
    const other = await open(kind);
    const body = recordedBody(bodies[kind]);
    const headers = signedHeaders(kind, { ...source, body });
    expect((await source.send(body, headers, `?campaignId=${campaignId}`)).status).toBe(403);
    expect((await other.send(body, headers)).status).toBe(403);
    const asked = `${source.url}?campaignId=${campaignId}`;
    const signed = signedHeaders(kind, { url: asked, signs: source.signs, body });
    expect((await source.send(body, signed, `?campaignId=${campaignId}`)).body).toMatchObject({
      recorded: 1,
    });
  },
);

test.each(timed)(
  'a campaign in the address of %s counts for nothing, since nobody signed it',
  async (kind) => {
    const source = await open(kind);
    const body = recordedBody(bodies[kind]);
    expect(await source.send(body, undefined, `?campaignId=${campaignId}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
    expect(await counts()).toEqual({ events: 0, dials: 0 });
  },
);

test('a revoked source, and one that never was, are answered alike, whatever the signature', async () => {
  const source = await open('twilio');
  const body = recordedBody(bodies.twilio);
  expect((await account.as.admin.delete(`/v1/call-sources/${source.id}`)).body.revokedAt).not.toBeNull();
  const unknown = { status: 404, body: { code: 'not_found' } };
  expect(await source.send(body)).toMatchObject(unknown);
  const nowhere = { ...source, id: campaignId };
  expect(await sourceBed.send(api, nowhere, body)).toMatchObject(unknown);
  expect(await api.db.sql`select from call_source_secrets where call_source_id = ${source.id}`).toHaveLength(
    0,
  );
});

test('a body that is larger than 64 KiB is refused before anybody looks at its signature', async () => {
  const source = await open('twilio');
  const body = `${recordedBody(bodies.twilio)}&x=${'x'.repeat(64 * 1024)}`;
  expect(await source.send(body)).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
  expect(await counts()).toEqual({ events: 0, dials: 0 });
});

test('what is signed and yet no JSON, or too deep, is refused in words', async () => {
  const source = await open('telnyx');
  expect(await source.send('no json')).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
  const deep = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`;
  expect(await source.send(deep)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
});

test('nothing of a callback is logged: no number, no secret, no signature', async () => {
  const from = api.logged.length;
  const source = await open('twilio');
  const body = recordedBody(bodies.twilio);
  const headers = signedHeaders('twilio', { ...source, body });
  await source.send(body, headers);
  await source.send(body, { ...headers, 'x-twilio-signature': 'wrong' });
  await source.send(body.replace('ringing', 'odd'));
  const lines = api.logged.slice(from).join('\n');
  expect(lines).toContain(`source:${source.id}`);
  for (const secret of ['5550123', '5550143', source.signs, headers['x-twilio-signature'] ?? ''])
    expect(lines).not.toContain(secret);
});
