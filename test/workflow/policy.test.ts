import { expect } from 'vitest';
import { recordInboundCall } from '../../src/db/call-backs/record-inbound-call.ts';
import { recordOptOut } from '../../src/db/call-backs/record-opt-out.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import type { ApiClient } from '../support/api-client.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi', 'worker');
const dayMs = 24 * 60 * 60 * 1000;
test.override('systemOptions', { patienceMs: 7 * dayMs });

let range = 10;
async function campaign() {
  const accountId = await makeAccount(system.db.sql, { demo: true });
  const owner = await api.as(accountId, 'owner');
  const campaignId = await makeActiveCampaign(system.db.sql, accountId);
  const rented = await sandbox.rent(1, `+1415556${range++}01`);
  await makeNumbers(system.db.sql, campaignId, rented);
  await system.campaigns.start(campaignId, accountId);
  return {
    accountId,
    owner,
    campaignId,
    path: `/v1/campaigns/${campaignId}`,
    numbers: rented.map(({ e164 }) => e164),
  };
}

const notices = async (campaignId: string) => {
  const given = await system.db.sql`
    select from audit_log where campaign_id = ${campaignId} and action = 'campaign.notice_given'`;
  return given.count;
};

const stage = async (owner: ApiClient, path: string) => (await owner.get(path)).body.archive?.stage;

test('a shorter policy gives a campaign that has been idle for longer its full notice first, and a longer one takes a notice back', async () => {
  const { owner, campaignId, path } = await campaign();
  await system.passDays(campaignId, 24);
  await waitFor('the notice', async () => (await owner.get(path)).body.archivesSoon);

  await owner.patch('/v1/account', { inactivityDays: 60 });
  expect((await owner.get(path)).body).toMatchObject({ archivesSoon: false, status: 'active' });
  await system.passDays(campaignId, 10);
  expect((await owner.get(path)).body.status).toBe('active');

  await owner.patch('/v1/account', { inactivityDays: 20, noticeDays: 5 });
  await waitFor('the notice', async () => (await notices(campaignId)) === 2);
  await system.passDays(campaignId, 4.9);
  expect((await owner.get(path)).body).toMatchObject({ archivesSoon: true, status: 'active' });
  await system.passDays(campaignId, 0.2);
  await waitFor('the archive', async () => (await owner.get(path)).body.status === 'archived');
});

test('a notice that would come after the deadline is refused and changes nothing', async () => {
  const { owner } = await campaign();
  const refused = await owner.patch('/v1/account', { inactivityDays: 7 });
  expect(refused).toMatchObject({ status: 422, body: { code: 'notice_not_before_deadline' } });
  expect((await owner.get('/v1/account')).body).toMatchObject({ inactivityDays: 30, noticeDays: 7 });
});

test('with a call-back grace the numbers stay rented for its days, are listed as such, and then go back', async () => {
  const { accountId, owner, campaignId, path, numbers } = await campaign();
  await owner.patch('/v1/account', { callbackGraceDays: 3 });
  await owner.post(`${path}/archive`);
  await waitFor('the release', async () => (await stage(owner, path)) === 'releasing');
  const inbox = (await owner.get('/v1/inbox')).body.items;
  expect(inbox).toMatchObject([{ e164: numbers[0], status: 'waiting', reason: { code: 'callback_grace' } }]);

  await system.passDays(campaignId, 2.9);
  expect(await sandbox.control.requests({ number: numbers[0]! })).toEqual([]);

  // Somebody calls back and opts out: it is in the archive when the grace is over.
  const { sql } = system.db;
  const call = { accountId, callId: 'source:twilio:CA1' };
  expect(await recordInboundCall(sql, { ...call, boundTo: null, called: numbers[0]! })).toMatchObject({
    isArchived: true,
  });
  await recordOptOut(sql, { ...call, phone: '+12025550143', actor: 'cli' });
  expect((await owner.get(`${path}/call-backs`)).body).toMatchObject({
    calls: 1,
    optOuts: 1,
    heldNumbers: 1,
  });
  await system.passDays(campaignId, 0.2);
  await waitFor('the end', async () => (await stage(owner, path)) === 'complete');
  expect((await owner.get('/v1/inbox')).body.items).toEqual([]);
  expect((await owner.get(`${path}/call-backs`)).body).toMatchObject({ heldNumbers: 0, heldUntil: null });
  const optOuts = await owner.get(`${path}/exports/opt_outs.csv`);
  expect(optOuts.text).toContain('+12025550143');
  const { versions } = (await owner.get(`${path}/archive`)).body;
  expect(versions[0].manifest.rows).toMatchObject({ opt_outs: 1, receipts: 1 });
});

test('a number with an emergency address asks an operator in words, and goes back after the fix and a retry', async () => {
  const { owner, path, numbers } = await campaign();
  await sandbox.control.change({ carrier: 'twilio', e164: numbers[0]!, hold: 'emergency_address' });
  await owner.post(`${path}/archive`);
  const item = await waitFor(
    'the inbox item',
    async () => (await owner.get('/v1/inbox?needsOperator=true')).body.items[0],
  );
  expect(item).toMatchObject({ status: 'needs_operator', reason: { code: 'emergency_address_registered' } });
  expect(item.reason.whatToDo).toMatch(/retry/);

  await sandbox.control.change({ carrier: 'twilio', e164: numbers[0]!, hold: null });
  expect((await owner.post(`/v1/numbers/${item.numberId}/retry`)).status).toBe(204);
  await waitFor('the end', async () => (await stage(owner, path)) === 'complete');
  const again = await owner.post(`/v1/numbers/${item.numberId}/retry`, {});
  expect(again).toMatchObject({ status: 409, body: { code: 'release_not_waiting' } });
  expect(again.body.detail).toContain(`(GET /v1/numbers/${item.numberId}/receipt)`);
});

test('a number that fails for a week becomes an inbox item instead of a dead end', async () => {
  const { owner, campaignId, path, numbers } = await campaign();
  await sandbox.control.addFault({ numbers, script: [{ kind: 'fail' }], times: null });
  await owner.post(`${path}/archive`);
  await waitFor('a failure', async () => {
    const [number] = (await owner.get(`${path}/numbers`)).body.items;
    return number.release?.status === 'waiting';
  });
  await system.passDays(campaignId, 7.1);
  const item = await waitFor(
    'the inbox item',
    async () => (await owner.get('/v1/inbox?needsOperator=true')).body.items[0],
  );
  expect(item.reason.code).toBe('patience_exhausted');

  await sandbox.control.clearFaults();
  await owner.post(`/v1/numbers/${item.numberId}/retry`, {});
  await waitFor('the end', async () => (await stage(owner, path)) === 'complete');
});
