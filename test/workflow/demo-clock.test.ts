import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import { campaignWorkflowId } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import type { ApiClient } from '../support/api-client.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { startSystemApi } from '../support/running-api.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, systemApi: api } = fixtures('system', 'systemApi', 'worker');

let owner: ApiClient;
let accountId: string;

test.beforeAll(async () => {
  accountId = await makeAccount(system.db.sql, { demo: true });
  owner = await api.as(accountId, 'owner');
});

const show = async (id: string) => (await owner.get(`/v1/campaigns/${id}`)).body;
const advance = (id: string, days: number, client = owner) =>
  client.post(`/v1/campaigns/${id}/advance-clock`, { days });

test('a campaign whose workflow has ended is told so, and its clock stays', async () => {
  const id = await makeActiveCampaign(system.db.sql, accountId);
  await system.campaigns.start(id, accountId);
  expect((await owner.post(`/v1/campaigns/${id}/archive`)).status).toBe(200);
  await waitFor('the archive', async () => (await show(id)).archive?.stage === 'complete');
  expect((await advance(id, 30)).status).toBe(200);
  await waitFor(
    'the workflow’s end',
    async () => (await system.workflows.standing(campaignWorkflowId(id))) === 'ended_well',
  );
  const { clockShiftMs } = await show(id);

  expect(await advance(id, 1)).toMatchObject({ status: 409, body: { code: 'campaign_ended' } });
  expect((await show(id)).clockShiftMs).toBe(clockShiftMs);
});

test('a campaign whose workflow has not begun is told so, and its clock stays', async () => {
  const id = await makeActiveCampaign(system.db.sql, accountId);
  expect(await advance(id, 1)).toMatchObject({ status: 503, body: { code: 'workflow_missing' } });
  expect((await show(id)).clockShiftMs).toBe(0);
});

test('the smallest span passes, a smaller one is refused by name', async () => {
  const id = await makeActiveCampaign(system.db.sql, accountId);
  await system.campaigns.start(id, accountId);
  expect((await advance(id, 0.0001)).status).toBe(200);
  expect(await advance(id, 0.000_000_001)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
});

test('a Temporal that takes connections and never answers: requests that need it are refused, and nothing changes', async () => {
  const sockets = new Set<Socket>();
  const silent = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const target = { connectionOptions: { address: `127.0.0.1:${port}` }, namespace: 'default' };
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
  const behind = await startSystemApi(onTestFinished, system, { target });
  const client = await behind.as(accountId, 'owner');
  const id = await makeActiveCampaign(system.db.sql, accountId);
  const refused = { status: 503, body: { code: 'temporal_unavailable' } };
  expect(await advance(id, 1, client)).toMatchObject(refused);
  expect((await show(id)).clockShiftMs).toBe(0);
  expect(await client.post('/v1/comparisons')).toMatchObject(refused);
  expect(await client.get('/ready')).toMatchObject({
    status: 200,
    body: { status: 'degraded', temporal: 'down' },
  });
});
