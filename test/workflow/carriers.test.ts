import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { expect } from 'vitest';
import { dialectId } from '../../sandbox/model.ts';
import { uuidv7 } from '../../src/ids.ts';
import { campaignWorkflowId, carrierReleaseWorkflowId, releaseWorkflowId } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { keepHistory } from '../support/keep-history.ts';
import { type RentedNumber } from '../support/sandbox.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi', 'worker');

const dayMs = 24 * 60 * 60 * 1000;

async function campaignWith(numbers: RentedNumber[]) {
  const accountId = await makeAccount(system.db.sql, { demo: true });
  const owner = await api.as(accountId, 'owner');
  const campaignId = await makeActiveCampaign(system.db.sql, accountId);
  await makeNumbers(system.db.sql, campaignId, numbers);
  await system.campaigns.start(campaignId, accountId);
  return { accountId, campaignId, owner, path: `/v1/campaigns/${campaignId}` };
}

test('a campaign with numbers of all six carriers gives every one back, and its histories hold none of them', async () => {
  const rented = (
    await Promise.all(
      dialectId.options.map((carrier, at) => sandbox.rentAt(carrier, 4, `+1${303 + at}5550100`)),
    )
  ).flat();
  const { campaignId, accountId, owner, path } = await campaignWith(rented);
  const callId = uuidv7();
  const marked = `Zebediah ${callId}`;
  const dialer = await api.as(accountId, 'dialer');
  await dialer.post(`${path}/call-events`, {
    id: callId,
    callId,
    type: 'result',
    occurredAt: new Date().toISOString(),
    to: '+12025550143',
    disposition: marked,
  });
  await owner.post(`${path}/archive`);
  await waitFor('the end', async () => (await owner.get(path)).body.archive?.stage === 'complete', 50_000);
  for (const { e164 } of rented) {
    const requests = await sandbox.control.requests({ number: e164 });
    expect(
      requests.filter(({ action, effect }) => action === 'release' && effect),
      e164,
    ).toHaveLength(1);
  }

  const workflowIds = [
    campaignWorkflowId(campaignId),
    releaseWorkflowId(campaignId),
    ...dialectId.options.map((carrier) => carrierReleaseWorkflowId(campaignId, carrier)),
  ];
  const secrets = [
    ...rented.map(({ e164 }) => e164.slice(2)),
    '2025550143',
    marked,
    'sandbox-token',
    'sandbox-key',
  ];
  for (const workflowId of workflowIds) {
    const history = await system.client.workflow.getHandle(workflowId).fetchHistory();
    const text = decoded(history);
    // Stands in the payloads alone, so they were really read.
    expect(text.includes(`"accountId":"${accountId}"`), `payloads of ${workflowId}`).toBe(true);
    for (const secret of secrets) expect(text.includes(secret), `${secret} in ${workflowId}`).toBe(false);
  }
});

test('a campaign’s sixty numbers at a carrier that takes many in one order go back by one, each with its receipt', async () => {
  const carriers = ['telnyx', 'bandwidth'] as const;
  const rented = await Promise.all(
    carriers.map((carrier, at) => sandbox.rentAt(carrier, 60, `+1${330 + at}5550100`)),
  );
  const { seq: before = 0 } = (await sandbox.control.requests()).at(-1) ?? {};
  const { campaignId, owner, path } = await campaignWith(rented.flat());
  await owner.post(`${path}/archive`);
  await waitFor('the end', async () => (await owner.get(path)).body.archive?.stage === 'complete', 120_000);
  for (const carrier of carriers) {
    const orders = await sandbox.control.requests({ carrier, action: 'release', afterSeq: before });
    expect(orders.map(({ numbers }) => numbers.length)).toEqual([60]);
  }
  const receipts = await system.db.sql`
    select receipt ->> 'proof' as proof, count(*)::int as found from releases
    where campaign_id = ${campaignId} group by 1`;
  expect(receipts).toEqual([{ proof: 'read_back', found: 120 }]);
  await keepHistory(system, 'released-in-bulk', carrierReleaseWorkflowId(campaignId, 'telnyx'));
});

/** A history as text, with what its payloads hold in the clear. */
function decoded(history: Parameters<typeof historyToJSON>[0]): string {
  return historyToJSON(history).replaceAll(/"data": *"([^"]*)"/g, (_, base64: string) =>
    Buffer.from(base64, 'base64').toString('utf8'),
  );
}

test('a SignalWire number bought three days ago waits eleven days, says so all the time, and is released then', async () => {
  const [number] = await sandbox.rentAt('signalwire', 1, '+13125550150');
  const boughtAt = new Date(Date.now() - 3 * dayMs);
  await sandbox.control.change({
    carrier: 'signalwire',
    e164: number!.e164,
    purchasedAt: boughtAt.toISOString(),
  });
  const { campaignId, owner, path } = await campaignWith([number!]);
  await owner.post(`${path}/archive`);

  const item = await waitFor('the inbox item', async () => (await owner.get('/v1/inbox')).body.items[0]);
  expect(item).toMatchObject({ status: 'waiting', reason: { code: 'purchased_too_recently' } });
  const waitsDays = (Date.parse(item.blockedUntil) - Date.now()) / dayMs;
  expect(waitsDays).toBeGreaterThan(10.9);
  expect(waitsDays).toBeLessThan(11.1);

  const sent = async () =>
    (await sandbox.control.requests({ number: number!.e164, action: 'release' })).length;
  const before = await sent();
  await system.passDays(campaignId, 10.9);
  expect(await sent()).toBe(before);
  expect((await owner.get('/v1/inbox')).body.items).toMatchObject([{ blockedUntil: item.blockedUntil }]);

  // The carrier's clock is not ours to move: the purchase is, by as much.
  await sandbox.control.change({
    carrier: 'signalwire',
    e164: number!.e164,
    purchasedAt: new Date(boughtAt.getTime() - 12 * dayMs).toISOString(),
  });
  await system.passDays(campaignId, 0.2);
  await waitFor('the end', async () => (await owner.get(path)).body.archive?.stage === 'complete');
});

test('a notice of Bandwidth makes an order be looked at now, and a forged one changes nothing', async () => {
  const { owner, path } = await campaignWith(await sandbox.rentAt('bandwidth', 1, '+13125550160'));
  await owner.post(`${path}/archive`);
  const { orderRef } = await waitFor('the order', async () => {
    // The next poll is put off, so that only the notice can bring it about.
    const [release] = await system.db.sql<{ orderRef: string }[]>`
      update releases set next_attempt_at = now() + interval '1 hour'
      where status = 'waiting' and reason = 'order_accepted' returning order_ref as "orderRef"`;
    return release;
  });
  const notify = (order: string) =>
    owner.send('POST', '/v1/carrier-notices/bandwidth', {
      headers: { 'content-type': 'application/xml' },
      body: `<Notification><Status>COMPLETE</Status><OrderId>${order}</OrderId></Notification>`,
    });
  // Bandwidth sends credentials only to who asks for them, and takes everything but a 200 for a failure.
  const first = await fetch(`${api.url}/v1/carrier-notices/bandwidth`, {
    method: 'POST',
  });
  expect(first.status).toBe(401);
  expect(first.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
  expect((await notify('no order')).status).toBe(400);
  expect((await notify(uuidv7())).status).toBe(200);
  const [waiting] = await system.db.sql`select status from releases where order_ref = ${orderRef}`;
  expect(waiting).toEqual({ status: 'waiting' });

  expect((await notify(orderRef)).status).toBe(200);
  await waitFor('the end', async () => (await owner.get(path)).body.archive?.stage === 'complete');
});
