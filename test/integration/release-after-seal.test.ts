import { expect } from 'vitest';
import { carrierRate } from '../../src/carriers/rates.ts';
import { advanceStage } from '../../src/db/campaigns/advance-stage.ts';
import { dueReleases, releaseSummary } from '../../src/db/releases/due-releases.ts';
import { attemptRelease } from '../../src/release/attempt.ts';
import { sealedSince } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account, sandbox } = fixtures('api', 'account', 'sandbox');
test.override('apiOptions', ({ sandbox: { url } }) => ({ carrierUrls: { sandbox: url } }));

/** A campaign that a person archived, with numbers that are held for people who call back. */
async function archived(from: string) {
  const { owner } = account.as;
  await owner.patch('/v1/account', { callbackGraceDays: 3 });
  const numbers = await sandbox.rent(2, from);
  const { id } = (await owner.post('/v1/campaigns', { name: 'Ward 4' })).body;
  await owner.post(`/v1/campaigns/${id}/numbers`, { numbers });
  await owner.post(`/v1/campaigns/${id}/launch`);
  await owner.post(`/v1/campaigns/${id}/archive`);
  const { items } = (await owner.get(`/v1/numbers?search=${numbers[0]!.e164.slice(1)}`)).body;
  return { campaignId: id as string, numberId: items[0].id as string, e164: numbers[0]!.e164 };
}

const attempt = (numberId: string) =>
  attemptRelease(
    { sql: api.db.sql, carrierFor: sandbox.carrierFor, rate: () => carrierRate(1_000), patienceMs: 60_000 },
    numberId,
  );

test('a number that somebody brings forward is not given back before its campaign is sealed, and is then', async () => {
  const { campaignId, numberId, e164 } = await archived('+14155570100');
  const { sql } = api.db;
  expect((await account.as.owner.post(`/v1/numbers/${numberId}/retry`, {})).status).toBe(204);
  expect(await sql`select from outbox where campaign_id = ${campaignId} and topic = 'release'`).toEqual([]);

  // As where a workflow was begun all the same.
  expect(await attempt(numberId)).toBe('waiting');
  expect(await sandbox.control.requests({ number: e164 })).toEqual([]);
  expect(await releaseSummary(sql, campaignId)).toMatchObject({ remaining: 2, carriersDue: [] });
  const { numberIds, nextInMs } = await dueReleases(sql, { campaignId, carrier: 'sandbox', limit: 10 });
  expect(numberIds).toEqual([]);
  expect(nextInMs).toBeGreaterThan(0);

  await sealedSince(sql, campaignId);
  expect(await dueReleases(sql, { campaignId, carrier: 'sandbox', limit: 10 })).toMatchObject({
    numberIds: [numberId],
  });
  expect(await attempt(numberId)).toBe('released');
});

test('a number that is brought forward after the seal has its workflow told', async () => {
  const { campaignId, numberId } = await archived('+14155570200');
  await sealedSince(api.db.sql, campaignId);
  await account.as.owner.post(`/v1/numbers/${numberId}/retry`, {});
  const told = await api.db.sql`
    select topic from outbox where campaign_id = ${campaignId} and topic = 'release'`;
  expect(told).toHaveLength(1);
});

test('a campaign without a manifest does not come to its release', async () => {
  const { campaignId } = await archived('+14155570300');
  await advanceStage(api.db.sql, campaignId, 'sealing');
  await expect(advanceStage(api.db.sql, campaignId, 'releasing')).rejects.toThrow(
    'cannot enter the stage releasing yet',
  );
});
