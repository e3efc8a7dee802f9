import { beforeEach, expect } from 'vitest';
import { carrierRate } from '../../src/carriers/rates.ts';
import { closeCampaign } from '../../src/db/campaigns/close-campaign.ts';
import { dueReleases } from '../../src/db/releases/due-releases.ts';
import { importInventory } from '../../src/inventory/import.ts';
import { sandboxAccounts } from '../../sandbox/accounts.ts';
import type { DialectId } from '../../sandbox/model.ts';
import { sealedSince } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';

const { test, api, account, sandbox } = fixtures('api', 'account', 'sandbox');
const inDays = (days: number) => {
  const day = new Date(Date.now() + days * 24 * 60 * 60_000);
  return `${day.toISOString().slice(0, 10)}T00:00:00.000Z`;
};

beforeEach(() => sandbox.control.reset());

/** Rents numbers at a carrier, and imports them from its list. */
async function rent(
  carrier: DialectId,
  numbers: { e164: string; monthlyCostCents?: number; renewsAt?: string }[],
) {
  const owner = sandboxAccounts.find((each) => each.carrier === carrier)!.account;
  await sandbox.control.seed({ carrier, account: owner, numbers });
  const adapter = (await sandbox.carrierFor(account.id, carrier))!;
  const deps = { sql: api.db.sql, carrier: adapter, rate: () => carrierRate(1_000) };
  const progress = { listed: 0, imported: 0, known: 0, givenBack: 0 };
  await importInventory(deps, { accountId: account.id, carrier, actor: 'cli' }, progress);
  return numbers.map(({ e164 }) => ({ e164, carrier }));
}

async function campaignWith(numbers: { e164: string; carrier: string }[]) {
  const { owner } = account.as;
  const { id } = (await owner.post('/v1/campaigns', { name: 'Ward 4' })).body;
  await owner.post(`/v1/campaigns/${id}/numbers`, { numbers });
  await owner.post(`/v1/campaigns/${id}/launch`);
  return id as string;
}

test('numbers whose rent is due soonest are given back first, those of which nothing is told last', async () => {
  const numbers = await rent('plivo', [
    { e164: '+14155581001', renewsAt: inDays(20) },
    { e164: '+14155581002' },
    { e164: '+14155581003', renewsAt: inDays(3) },
    // Long due again, so that nothing is known of the next time.
    { e164: '+14155581004', renewsAt: inDays(-40) },
    { e164: '+14155581005', renewsAt: inDays(9) },
  ]);
  const campaignId = await campaignWith(numbers);
  const { sql } = api.db;
  await closeCampaign(sql, { campaignId, reason: 'person', actor: 'test', tellWorkflow: false });
  await sealedSince(sql, campaignId);
  await sql`update releases set status = 'pending', next_attempt_at = null where campaign_id = ${campaignId}`;
  const { numberIds } = await dueReleases(sql, { campaignId, carrier: 'plivo', limit: 10 });
  const rows = await sql<{ id: string; e164: string }[]>`select id, e164 from phone_numbers`;
  const order = numberIds.map((numberId) => rows.find(({ id }) => id === numberId)!.e164.slice(-1));
  expect(order.slice(0, 3)).toEqual(['3', '5', '1']);
  expect(order.slice(3).toSorted()).toEqual(['2', '4']);
});

test('the preview and the campaign tell what its numbers cost, in the carriers’ own currencies', async () => {
  const plivo = await rent('plivo', [
    { e164: '+14155582001', monthlyCostCents: 80, renewsAt: inDays(3) },
    { e164: '+14155582002', monthlyCostCents: 120, renewsAt: inDays(20) },
  ]);
  const vonage = await rent('vonage', [{ e164: '+14155582101' }]);
  const bandwidth = await rent('bandwidth', [{ e164: '+14155582201' }]);
  const campaignId = await campaignWith([...plivo, ...vonage, ...bandwidth]);
  const { owner } = account.as;
  const costs = {
    monthly: [
      { currency: 'EUR', cents: 90, numbers: 1 },
      { currency: 'USD', cents: 200, numbers: 2 },
    ],
    unpriced: 1,
    nextWeek: [{ currency: 'USD', cents: 80, numbers: 1 }],
    nextRenewalAt: inDays(3),
  };
  expect((await owner.get(`/v1/campaigns/${campaignId}/archive-preview`)).body.rent).toEqual(costs);
  const bulk = (await owner.post('/v1/archive-preview', { campaignIds: [campaignId] })).body;
  expect(bulk.rent).toEqual(costs);
  expect((await owner.get(`/v1/campaigns/${campaignId}/rent`)).body).toMatchObject({ monthly: [] });

  await owner.post(`/v1/campaigns/${campaignId}/archive`);
  const { body } = await account.as.moderator.get(`/v1/campaigns/${campaignId}/rent`);
  expect(body).toEqual(costs);
  const listed = (await owner.get('/v1/numbers?search=4155582101')).body.items[0];
  expect(listed).toMatchObject({ monthlyCostCents: 90, currency: 'EUR', renewsAt: null });
});

test('what a carrier stops telling stays, and what it tells otherwise is brought up to date', async () => {
  await rent('plivo', [{ e164: '+14155583001', monthlyCostCents: 80, renewsAt: inDays(3) }]);
  await sandbox.control.change({ carrier: 'plivo', e164: '+14155583001', renewsAt: inDays(33) });
  await rent('plivo', []);
  const [number] = (await account.as.owner.get('/v1/numbers?search=4155583001')).body.items;
  expect(number).toMatchObject({ renewsAt: inDays(33), monthlyCostCents: 80, currency: 'USD' });
});
