import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { projectRoot } from '../../src/project-root.ts';
import type { ApiClient } from '../support/api-client.ts';
import { makeCertificates } from '../support/certificates.ts';
import { startAll } from '../support/defer.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { startKeyGate } from '../support/key-gate.ts';
import { makeRunFolder } from '../support/run-folder.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const patienceMs = 120_000;
const key = 'an-api-key-of-a-service-account';

const { test: base, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi');
const test = base.extend('gate', { scope: 'file' }, ({ system: running }, { onCleanup }) =>
  startAll(onCleanup, async (defer) => {
    const folder = makeRunFolder();
    defer(() => folder.remove());
    const tls = await makeCertificates(folder.path);
    const behind = running.target.connectionOptions.address!;
    const gate = await startKeyGate({ folder: join(folder.path, 'gate'), tls, keys: [key], behind });
    defer(() => gate.server.stop());
    return {
      environment: {
        TEMPORAL_ADDRESS: gate.address,
        TEMPORAL_TLS_SERVER_CA_CERT_PATH: tls.caFile,
        TEMPORAL_TLS_SERVER_NAME: tls.serverName,
      },
    };
  }),
);
let owner: ApiClient;
test.beforeAll(async () => {
  owner = await api.as(await makeAccount(system.db.sql), 'owner');
});

test(
  'with an API key as of Temporal Cloud a worker gets in by TLS, and a campaign archives and gives its numbers back',
  { timeout: 2 * patienceMs },
  async ({ gate }) => {
    const worker = await startWorkerProcess(system, {
      sandboxUrl: sandbox.url,
      environment: { ...gate.environment, TEMPORAL_API_KEY: key },
      drainGraceSeconds: 1,
    });
    const { body: campaign } = await owner.post('/v1/campaigns', { name: 'Ward 4' });
    const path = `/v1/campaigns/${campaign.id}`;
    await owner.post(`${path}/numbers`, { numbers: await sandbox.rent(3, '+14155550100') });
    await owner.post(`${path}/launch`);
    expect((await owner.post(`${path}/archive`)).body).toMatchObject({ status: 'archived' });
    await waitFor(
      'every number released',
      async () => (await owner.get(path)).body.archive?.stage === 'complete',
      patienceMs,
    );
    expect(await worker.stop()).toBe(0);
    expect(worker.output()).not.toContain(key);
  },
);

test('a wrong key is told by the doctor, without the key', { timeout: patienceMs }, async ({ gate }) => {
  const wrong = 'a-key-that-was-revoked';
  const doctor = await promisify(execFile)(
    process.execPath,
    [join(projectRoot, 'dist', 'src', 'cli.js'), 'doctor'],
    {
      env: {
        ...process.env,
        ...gate.environment,
        TEMPORAL_API_KEY: wrong,
        DATABASE_URL: system.databaseUrl,
        ARCHIVE_STORE: system.storeUrl,
        LASTCALL_TASK_QUEUE: system.taskQueue,
      },
    },
  ).catch((failed: { stdout: string; stderr: string }) => failed);
  const said = doctor.stdout + doctor.stderr;
  expect(said).toContain('TEMPORAL_API_KEY');
  expect(said).not.toContain(wrong);
});
