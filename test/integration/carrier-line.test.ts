import { expect } from 'vitest';
import { carrierRate, type Counted } from '../../src/carriers/rates.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { importInventory } from '../../src/inventory/import.ts';
import { attemptRelease } from '../../src/release/attempt.ts';
import { sealedSince } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';

const { test, db, sandbox } = fixtures('db', 'sandbox');
const perSecond = 5;
const count = 6;

/** Gives six Vonage numbers back side by side, at a carrier that takes five requests a second, reads included. */
async function releaseSix(counts: Counted, from: string) {
  const { control } = sandbox;
  await control.reset();
  await db.sql`truncate carrier_pace`;
  const accountId = await makeAccount(db.sql);
  const campaignId = await makeActiveCampaign(db.sql, accountId);
  const rented = await sandbox.rentAt('vonage', count, from);
  const numberIds = await makeNumbers(db.sql, campaignId, rented);
  await closeCampaign(db.sql, { campaignId, reason: 'person', actor: 'test', tellWorkflow: false });
  await sealedSince(db.sql, campaignId);
  await db.sql`update releases set status = 'pending', next_attempt_at = null`;
  await control.setLimits([{ carrier: 'vonage', requestsPerSecond: perSecond }]);
  const deps = {
    sql: db.sql,
    carrierFor: sandbox.carrierFor,
    rate: () => carrierRate(perSecond, counts),
    patienceMs: 60_000,
  };
  const statuses = await Promise.all(numberIds.map((numberId) => attemptRelease(deps, numberId)));
  const requests = await control.requests({ carrier: 'vonage' });
  return { released: statuses.filter((status) => status === 'released').length, requests };
}

test('where a carrier’s limit counts reads, what looks a number up and reads it back waits in line too', async () => {
  const { released, requests } = await releaseSix('requests', '+14155561000');
  expect(released).toBe(count);
  expect(requests).toHaveLength(3 * count);
  expect(requests.filter(({ overLimit }) => overLimit)).toEqual([]);
});

test('an import takes its places in the same line', async () => {
  const accountId = await makeAccount(db.sql);
  await sandbox.control.reset();
  await sandbox.rentAt('vonage', 350, '+14155562000');
  await db.sql`delete from carrier_pace`;
  const carrier = (await sandbox.carrierFor(accountId, 'vonage'))!;
  const progress = { listed: 0, imported: 0, known: 0, givenBack: 0 };
  const deps = { sql: db.sql, carrier, rate: () => carrierRate(1_000, 'requests') };
  await importInventory(deps, { accountId, carrier: 'vonage', actor: 'cli' }, progress);
  expect(progress.imported).toBe(350);
  expect(await db.sql`select carrier from carrier_pace`).toEqual([{ carrier: 'vonage' }]);
});

test('a worker that stops while a request waits in line sends nothing', async () => {
  const accountId = await makeAccount(db.sql);
  await sandbox.control.reset();
  const campaignId = await makeActiveCampaign(db.sql, accountId);
  const [numberId] = await makeNumbers(db.sql, campaignId, await sandbox.rentAt('vonage', 1, '+14155563000'));
  await closeCampaign(db.sql, { campaignId, reason: 'person', actor: 'test', tellWorkflow: false });
  await sealedSince(db.sql, campaignId);
  await db.sql`update releases set status = 'pending', next_attempt_at = null`;
  const stop = new AbortController();
  const deps = {
    sql: db.sql,
    carrierFor: sandbox.carrierFor,
    rate: () => {
      stop.abort(new Error('the worker stops'));
      return carrierRate(1, 'requests');
    },
    patienceMs: 60_000,
    signal: stop.signal,
  };
  await expect(attemptRelease(deps, numberId!)).rejects.toThrow('aborted');
  expect(await sandbox.control.requests({ carrier: 'vonage' })).toEqual([]);
});
