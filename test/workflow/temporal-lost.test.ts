import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { createLog } from '../../src/log.ts';
import { type DevServer, startDevServer } from '../../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { keepTemporalFurnished } from '../../src/worker/keep-temporal-furnished.ts';
import { keepWorkerRunning } from '../../src/worker/keep-worker-running.ts';
import { relayOutbox } from '../../src/worker/relay-outbox.ts';
import { nightlyScheduleId } from '../../workflows/contract.ts';
import { startAll } from '../support/defer.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { fixtures } from '../support/fixtures.ts';
import type { ApiClient } from '../support/api-client.ts';
import { makeAccount, makeNumbers } from '../support/factories.ts';
import { waitFor } from '../support/wait-for.ts';

const testTimeoutMs = 240_000;
const patienceMs = 100_000;

const { test: base, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi');
let folder: string;
base.override('systemOptions', async () => ({
  target: { connectionOptions: { address: `127.0.0.1:${await freePort()}` }, namespace: 'default' },
}));
let server: DevServer;
let owner: ApiClient;
let accountId: string;
let worker: Promise<unknown>;
const stop = new AbortController();

const dbFile = () => join(folder, 'temporal.sqlite');

/** Without Lastcall's search attributes, as a server that knows nothing of it; on the same file after a kill. */
const startTemporal = async () =>
  startDevServer({
    executable: await resolveTemporalExecutable(),
    port: Number(system.target.connectionOptions.address?.split(':')[1]),
    dbFile: dbFile(),
    logFile: join(folder, 'temporal.log'),
  });

/** The parts of a worker process that have to do with Temporal. */
function startWorkerParts(): Promise<unknown> {
  const { client, campaigns, workflows, taskQueue } = system;
  const common = { sql: system.db.sql, log: createLog('silent'), signal: stop.signal };
  return Promise.all([
    keepWorkerRunning({ running: { is: false }, start: () => system.startWorker(), ...common }),
    keepTemporalFurnished({ client, campaigns, workflows, taskQueue, pauseMs: 1_000, ...common }),
    relayOutbox({ campaigns, ...common }),
  ]);
}

const test = base.extend('temporal', { scope: 'file', auto: true }, ({}, { onCleanup }) =>
  startAll(onCleanup, async (defer) => {
    folder = makeTempFolder(defer);
    server = await startTemporal();
    defer(() => server.stop());
  }),
);
test.beforeAll(async () => {
  accountId = await makeAccount(system.db.sql, { demo: true });
  owner = await api.as(accountId, 'owner');
});
test.afterAll(async () => {
  stop.abort();
  await worker;
});

async function launch(numbers: Parameters<typeof makeNumbers>[2] = []): Promise<string> {
  const { id } = (await owner.post('/v1/campaigns', { name: 'Test campaign' })).body;
  await makeNumbers(system.db.sql, id, numbers);
  expect((await owner.post(`/v1/campaigns/${id}/launch`)).status).toBe(200);
  return id;
}
const show = async (id: string) => (await owner.get(`/v1/campaigns/${id}`)).body;
const workflowRuns = async (id: string) => {
  const { workflowId } = await show(id);
  return (await system.workflows.standing(workflowId).catch(() => 'missing')) === 'running';
};
const readiness = async () => (await owner.get('/ready')).body;
const ready = () => waitFor('/ready', async () => (await readiness()).status === 'ready', patienceMs);

test(
  'while the namespace is missing /ready says so; a worker creates it, runs, and the campaigns get their workflows',
  { timeout: testTimeoutMs },
  async () => {
    await ready();
    await system.client.connection.operatorService.deleteNamespace({ namespace: 'default' });
    await waitFor('/ready to see it', async () => (await readiness()).temporal === 'namespace_missing');
    expect((await readiness()).status).toBe('degraded');
    const id = await launch();

    worker = startWorkerParts();
    await ready();
    await waitFor('the campaign’s workflow', () => workflowRuns(id), patienceMs);
    expect((await owner.post(`/v1/campaigns/${id}/archive`)).body.status).toBe('archived');
    await waitFor('its end', async () => (await show(id)).archive?.stage === 'complete', patienceMs);
  },
);

test(
  'all of Temporal’s data lost: with nothing restarted but Temporal, active campaigns have a workflow and one that was releasing completes',
  { timeout: testTimeoutMs },
  async () => {
    await sandbox.control.addFault({
      carrier: 'twilio',
      actions: ['release'],
      script: [{ kind: 'throttle', retryAfter: '1' }],
      times: null,
    });
    const active = await launch();
    const releasing = await launch(await sandbox.rent(3, '+14155550001'));
    await waitFor(
      'both workflows',
      async () => (await workflowRuns(active)) && workflowRuns(releasing),
      patienceMs,
    );
    expect((await owner.post(`/v1/campaigns/${releasing}/archive`)).body.status).toBe('archived');
    await waitFor(
      'the release',
      async () =>
        (await show(releasing)).archive?.stage === 'releasing' &&
        (await sandbox.control.requests({ action: 'release' })).length > 0,
      patienceMs,
    );

    process.kill(server.pid, 'SIGKILL');
    await server.stop();
    for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(`${dbFile()}${suffix}`, { force: true });
    await sandbox.control.clearFaults();
    server = await startTemporal();

    await waitFor('the active one’s workflow', () => workflowRuns(active), patienceMs);
    await waitFor(
      'the other one’s end',
      async () => (await show(releasing)).archive?.stage === 'complete',
      patienceMs,
    );
    await ready();
    const schedule = system.client.schedule.getHandle(nightlyScheduleId(system.taskQueue));
    await waitFor('the schedule', () => schedule.describe().catch(() => null));
    // The carrier lists what is still rented.
    expect(await sandbox.control.numbers({ carrier: 'twilio' })).toEqual([]);
  },
);

test('where Temporal lets no time be skipped, moving a demo campaign’s clock says so', async () => {
  const id = await launch();
  await waitFor('its workflow', () => workflowRuns(id), patienceMs);
  expect(await owner.post(`/v1/campaigns/${id}/advance-clock`, { days: 1 })).toMatchObject({
    status: 503,
    body: { code: 'time_skipping_off' },
  });
});
