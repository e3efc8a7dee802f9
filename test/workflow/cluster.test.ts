import { readFile } from 'node:fs/promises';
import { Connection } from '@temporalio/client';
import { expect, onTestFinished } from 'vitest';
import { type Cluster, startCluster } from '../../dev/temporal/cluster/cluster.ts';
import { resolveClusterExecutables } from '../../dev/temporal/cluster/executables.ts';
import type { ClusterTls } from '../../dev/temporal/cluster/node-config.ts';
import { fairQueues } from '../../src/temporal/fair-queues.ts';
import type { ApiClient } from '../support/api-client.ts';
import { makeCertificates } from '../support/certificates.ts';
import { startAll } from '../support/defer.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { startOwnPostgres } from '../support/own-postgres.ts';
import { makeRunFolder } from '../support/run-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

// Before any test has a time limit: they may have to be built first.
const executables = await resolveClusterExecutables({ progress: console.log });
const numberCount = 12;
const patienceMs = 150_000;

const { test, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi');
let cluster: Cluster;
let tls: ClusterTls;
let owner: ApiClient;

test.override('systemOptions', ({}, { onCleanup }) =>
  startAll(onCleanup, async (defer) => {
    const folder = makeRunFolder();
    defer(() => folder.remove());
    const postgres = await startOwnPostgres();
    defer(() => postgres.remove());
    tls = await makeCertificates(folder.path);
    cluster = await startCluster({
      executables,
      postgresUrl: postgres.url,
      folder: folder.path,
      nodes: 2,
      // So that a worker that stops waits for the server to end its polls.
      dynamicConfig: { ...fairQueues, 'frontend.enableCancelWorkerPollsOnShutdown': true },
      tls,
    });
    defer(() => cluster.stop());
    const { address } = cluster.nodes[0]!;
    const { caFile, certFile, keyFile, serverName } = tls;
    return {
      target: {
        connectionOptions: {
          address,
          tls: {
            serverNameOverride: serverName,
            serverRootCACertificate: await readFile(caFile),
            clientCertPair: { crt: await readFile(certFile), key: await readFile(keyFile) },
          },
        },
        namespace: 'default',
      },
    };
  }),
);
test.beforeAll(async () => {
  owner = await api.as(await makeAccount(system.db.sql), 'owner');
});

/** As an operator says it to a worker. */
const environment = () => ({
  TEMPORAL_TLS: 'true',
  TEMPORAL_TLS_CLIENT_CERT_PATH: tls.certFile,
  TEMPORAL_TLS_CLIENT_KEY_PATH: tls.keyFile,
  TEMPORAL_TLS_SERVER_CA_CERT_PATH: tls.caFile,
  TEMPORAL_TLS_SERVER_NAME: tls.serverName,
});

test('whoever has no certificate is not let in', { timeout: patienceMs }, async () => {
  const { address } = cluster.nodes[0]!;
  const root = await readFile(tls.caFile);
  const without = { serverNameOverride: tls.serverName, serverRootCACertificate: root };
  await expect(Connection.connect({ address, tls: without, connectTimeout: '3s' })).rejects.toThrow(
    'Failed to connect',
  );
  await expect(Connection.connect({ address, connectTimeout: '3s' })).rejects.toThrow('Failed to connect');
});

test(
  'a campaign archives and gives its numbers back on a cluster with mutual TLS of which one node is killed meanwhile',
  { timeout: 2 * patienceMs },
  async () => {
    const sandboxUrl = sandbox.url;
    for (let worker = 0; worker < 2; worker += 1) {
      await startWorkerProcess(system, { sandboxUrl, environment: environment(), drainGraceSeconds: 1 });
    }
    const { body: campaign } = await owner.post('/v1/campaigns', { name: 'Ward 4' });
    const path = `/v1/campaigns/${campaign.id}`;
    const rented = await sandbox.rent(numberCount, '+14155550100');
    await owner.post(`${path}/numbers`, { numbers: rented });
    await owner.post(`${path}/launch`);
    const handle = system.client.workflow.getHandle((await owner.get(path)).body.workflowId);
    await waitFor('its workflow', () => handle.describe().catch(() => undefined), patienceMs);

    expect((await owner.post(`${path}/archive`)).body).toMatchObject({ status: 'archived' });
    process.kill(cluster.nodes[1]!.process.pid, 'SIGKILL');
    await waitFor(
      'every number released',
      async () => (await owner.get(path)).body.archive?.stage === 'complete',
      patienceMs,
    );
    for (const { e164 } of rented) {
      const requests = await sandbox.control.requests({ number: e164 });
      expect(requests.filter(({ action, effect }) => action === 'release' && effect)).toHaveLength(1);
    }

    await cluster.restart(1);
  },
);

test(
  'a worker that was there before its namespace ends in order after a node was killed',
  { timeout: patienceMs },
  async () => {
    const worker = await startWorkerProcess(system, {
      environment: { ...environment(), TEMPORAL_NAMESPACE: 'later', LASTCALL_TASK_QUEUE: 'later' },
    });
    expect(worker.output()).toContain('the Temporal namespace was missing');
    process.kill(cluster.nodes[1]!.process.pid, 'SIGKILL');
    onTestFinished(() => cluster.restart(1), patienceMs);
    expect(await worker.stop()).toBe(0);
    expect(worker.output()).not.toContain('did not end in time');
  },
);

test(
  'a worker whose Temporal has fallen silent ends in order all the same',
  { timeout: patienceMs },
  async () => {
    const worker = await startWorkerProcess(system, { environment: environment() });
    const { pid } = cluster.nodes[0]!.process;
    process.kill(pid, 'SIGSTOP');
    onTestFinished(() => void process.kill(pid, 'SIGCONT'));
    expect(await worker.stop()).toBe(0);
    expect(worker.output()).not.toContain('did not end in time');
  },
);
