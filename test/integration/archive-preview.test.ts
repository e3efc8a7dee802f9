import { beforeEach, expect } from 'vitest';
import { recordPresence } from '../../src/db/callers/presence.ts';
import { fixtures } from '../support/fixtures.ts';
import { uuidv7 } from '../../src/ids.ts';
import { ago, dayMs, dial, hourMs } from '../support/campaigns.ts';
import { makeNumbers } from '../support/factories.ts';

const { test, api, account } = fixtures('api', 'account');
// Nobody listens there: the preview asks no carrier.
test.override('apiOptions', { carrierUrls: { sandbox: 'http://127.0.0.1:1' } });

let campaignId: string;

beforeEach(async () => {
  campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'To be archived' })).body.id;
  await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
});

const preview = async () =>
  (await account.as.moderator.get(`/v1/campaigns/${campaignId}/archive-preview`)).body;
const record = (events: unknown[]) =>
  account.as.dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events });

test('an empty campaign has nothing to lose', async () => {
  expect(await preview()).toEqual({
    callersOnline: 0,
    liveCalls: 0,
    remainingDials: 0,
    lastDialAt: null,
    numbers: [],
    rent: { monthly: [], unpriced: 0, nextWeek: [], nextRenewalAt: null },
    heldBack: [],
    exportsNeverTaken: ['calls', 'contacts'],
  });
});

test('who is calling, what is under way and what is left, as they are now', async () => {
  await account.as.owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import`, {
    headers: { 'content-type': 'text/csv' },
    body: 'phone\n+12025550143\n+12025550144\n+12025550145\n',
  });
  const ended = { type: 'finished', callId: 'ended', durationSeconds: 20 } as const;
  await record([
    dial({ callId: 'under-way', to: '+12025550143' }),
    dial({ callId: 'ended' }),
    dial(ended),
    dial({ callId: 'left-open', occurredAt: ago(5 * hourMs) }),
    dial({ callId: 'never-placed', type: 'not_placed' }),
  ]);
  const { sql } = api.db;
  await recordPresence(sql, [
    { campaignId, callerId: 'caller-1', ageMs: 0 },
    { campaignId, callerId: 'caller-2', ageMs: 5_000 },
    { campaignId, callerId: 'gone-home', ageMs: 10 * 60_000 },
  ]);
  const answer = await preview();
  expect(answer).toMatchObject({ callersOnline: 2, liveCalls: 1, remainingDials: 2 });
  expect(Date.now() - Date.parse(answer.lastDialAt)).toBeLessThan(60_000);
});

test('numbers by carrier, and those that cannot be given back at once with the reason and when that ends', async () => {
  const { sql } = api.db;
  await makeNumbers(sql, campaignId, [
    { e164: '+14155550101', carrier: 'sandbox' },
    { e164: '+14155550102', carrier: 'sandbox' },
    { e164: '+14155550103', carrier: 'plivo' },
    { e164: '+14155550104', carrier: 'signalwire' },
    { e164: '+14155550105', carrier: 'signalwire' },
    { e164: '+14155550106', carrier: 'signalwire' },
  ]);
  const bought = ago(4 * dayMs);
  await sql`update phone_numbers set purchased_at = ${bought} where e164 = '+14155550104'`;
  await sql`update phone_numbers set purchased_at = ${ago(15 * dayMs)} where e164 = '+14155550105'`;
  const answer = await preview();
  expect(answer.numbers).toEqual([
    { carrier: 'plivo', count: 1 },
    { carrier: 'sandbox', count: 2 },
    { carrier: 'signalwire', count: 3 },
  ]);
  expect(answer.heldBack).toMatchObject([
    { carrier: 'plivo', count: 1, until: null, reason: { code: 'carrier_not_configured' } },
    { carrier: 'signalwire', count: 3, until: null, reason: { code: 'carrier_not_configured' } },
    { carrier: 'signalwire', count: 1, reason: { code: 'purchased_too_recently' } },
  ]);
  expect(answer.heldBack[0].reason.whatToDo).toContain('Add the carrier’s credentials');
  expect(Date.parse(answer.heldBack[2].until)).toBe(bought.getTime() + 14 * dayMs);
});

test('the account’s call-back grace holds every number back, until it is over', async () => {
  await makeNumbers(api.db.sql, campaignId, [{ e164: '+14155550111', carrier: 'sandbox' }]);
  await account.as.owner.patch('/v1/account', { callbackGraceDays: 3 });
  const [held, ...others] = (await preview()).heldBack;
  expect(others).toEqual([]);
  expect(held).toMatchObject({ carrier: 'sandbox', count: 1, reason: { code: 'callback_grace' } });
  expect(Date.parse(held.until) - Date.now()).toBeGreaterThan(3 * dayMs - 60_000);
  expect(Date.parse(held.until) - Date.now()).toBeLessThan(3 * dayMs + 60_000);
});

test('callers may not look, and another account’s campaign is not there', async () => {
  const path = `/v1/campaigns/${campaignId}/archive-preview`;
  const other = await api.createAccount();
  expect(await other.as.owner.get(path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect((await account.as.dialer.get(path)).status).toBe(403);
  const caller = await account.signIn('caller');
  expect((await caller.client.get(path)).status).toBe(403);
});

test('of many campaigns it is added up, with each in its place, the newest dial and the soonest date', async () => {
  const { sql } = api.db;
  const other = (await account.as.owner.post('/v1/campaigns', { name: 'Another' })).body.id;
  await account.as.owner.post(`/v1/campaigns/${other}/launch`);
  await makeNumbers(sql, campaignId, [
    { e164: '+14155550121', carrier: 'sandbox' },
    { e164: '+14155550122', carrier: 'signalwire' },
  ]);
  await makeNumbers(sql, other, [
    { e164: '+14155550123', carrier: 'sandbox' },
    { e164: '+14155550124', carrier: 'signalwire' },
  ]);
  const [early, late] = [ago(10 * dayMs), ago(dayMs)];
  await sql`update phone_numbers set purchased_at = ${early} where e164 = '+14155550122'`;
  await sql`update phone_numbers set purchased_at = ${late} where e164 = '+14155550124'`;
  await record([dial({ callId: 'under-way', to: '+12025550143' })]);
  await recordPresence(sql, [
    { campaignId, callerId: 'caller-1', ageMs: 0 },
    { campaignId: other, callerId: 'caller-2', ageMs: 0 },
  ]);
  await account.as.owner.get(`/v1/campaigns/${other}/exports/calls.csv`);
  const { status, body } = await account.as.moderator.post('/v1/archive-preview', {
    campaignIds: [other, campaignId],
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    callersOnline: 2,
    liveCalls: 1,
    numbers: [
      { carrier: 'sandbox', count: 2 },
      { carrier: 'signalwire', count: 2 },
    ],
    neverExported: { calls: 1, contacts: 2 },
    campaigns: [
      {
        campaignId: other,
        callersOnline: 1,
        liveCalls: 0,
        numbers: 2,
        heldBack: true,
        exportsNeverTaken: ['contacts'],
      },
      { campaignId, callersOnline: 1, liveCalls: 1, numbers: 2, heldBack: true },
    ],
  });
  const young = body.heldBack.find(
    ({ reason }: { reason: { code: string } }) => reason.code === 'purchased_too_recently',
  );
  expect(young).toMatchObject({
    carrier: 'signalwire',
    count: 2,
    soonest: new Date(early.getTime() + 14 * dayMs).toISOString(),
    until: new Date(late.getTime() + 14 * dayMs).toISOString(),
  });
  expect(body.lastDialAt).toBe((await preview()).lastDialAt);
});

test('of many campaigns it is refused as a whole if one is not the account’s, comes twice, or there are too many', async () => {
  const stranger = await api.createAccount();
  const foreign = (await stranger.as.owner.post('/v1/campaigns', { name: 'Foreign' })).body.id;
  const ask = (campaignIds: string[], client = account.as.owner) =>
    client.post('/v1/archive-preview', { campaignIds });
  expect(await ask([campaignId, foreign])).toMatchObject({ status: 404, body: { code: 'not_found' } });
  expect((await ask([campaignId, campaignId])).status).toBe(400);
  expect((await ask([])).status).toBe(400);
  expect((await ask(Array.from({ length: 1001 }, () => uuidv7()))).status).toBe(400);
  expect((await ask([campaignId], account.as.dialer)).status).toBe(403);
});
