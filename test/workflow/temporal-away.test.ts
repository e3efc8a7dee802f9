import { join } from 'node:path';
import { expect } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { createLog } from '../../src/log.ts';
import { campaignClient } from '../../src/temporal/campaign-client.ts';
import { openClient } from '../../src/temporal/connect.ts';
import { startDevServer } from '../../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import { relayOutbox } from '../../src/worker/relay-outbox.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount } from '../support/factories.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, systemApi: api } = fixtures('system', 'systemApi');
let port: number;
test.override('systemOptions', async () => {
  port = await freePort();
  return { target: { connectionOptions: { address: `127.0.0.1:${port}` }, namespace: 'default' } };
});

test('while Temporal is down a campaign is launched, called from and archived; when it is back the rest happens by itself', async () => {
  const accountId = await makeAccount(system.db.sql);
  const owner = await api.as(accountId, 'owner');
  const create = async (name: string) =>
    `/v1/campaigns/${(await owner.post('/v1/campaigns', { name })).body.id}`;
  const [kept, ended] = [await create('Goes on'), await create('Ends')];
  for (const path of [kept, ended]) {
    expect((await owner.post(`${path}/launch`)).body.status).toBe('active');
    const event = { id: 'e1', callId: 'c1', type: 'not_placed', occurredAt: new Date().toISOString() };
    expect((await owner.post(`${path}/call-events`, event)).body.recorded).toBe(1);
  }
  expect((await owner.post(`${ended}/archive`)).body.status).toBe('archived');
  expect((await owner.get('/ready')).body).toMatchObject({ status: 'degraded' });

  const server = await startDevServer({
    executable: await resolveTemporalExecutable(),
    port,
    logFile: join(makeTempFolder(), 'temporal.log'),
    searchAttributes: SEARCH_ATTRIBUTES,
  });
  const stop = new AbortController();
  const { client, connection } = openClient(system.target);
  const campaigns = campaignClient(client, { taskQueue: system.taskQueue, signalsPerRun: 1_000 });
  const relay = relayOutbox({ sql: system.db.sql, campaigns, log: createLog('silent'), signal: stop.signal });
  const worker = await system.startWorker();
  try {
    await waitFor('the archive', async () => (await owner.get(ended)).body.archive?.stage === 'complete');
    await waitFor(
      'the other campaign’s workflow',
      async () =>
        (await client.workflow.getHandle((await owner.get(kept)).body.workflowId).describe()).status.name ===
        'RUNNING',
    );
    expect((await owner.get('/ready')).body).toMatchObject({ status: 'ready' });
  } finally {
    stop.abort();
    await relay;
    await worker.stop();
    await connection.close();
    await server.stop();
  }
});
