import { expect } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { metricsOfDashboard } from '../support/promql.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system } = fixtures('system');

test('a worker tells that it works, how the installation stands, and what the Temporal SDK counts', async () => {
  const [port, sdkPort] = [await freePort(), await freePort()];
  const worker = await startWorkerProcess(system, {
    environment: { LASTCALL_METRICS_PORT: String(port), LASTCALL_TEMPORAL_METRICS: `127.0.0.1:${sdkPort}` },
  });
  const text = async (address: string) => (await fetch(address)).text();
  await waitFor(
    'the worker to be ready',
    async () => (await fetch(`http://127.0.0.1:${port}/ready`)).status === 200,
  );
  expect(await text(`http://127.0.0.1:${port}/metrics`)).toContain('lastcall_standing_up 1');
  const accountId = await makeAccount(system.db.sql);
  await system.campaigns.start(await makeActiveCampaign(system.db.sql, accountId), accountId);
  const onDashboard = [...metricsOfDashboard().values()]
    .flat()
    .filter((name) => name.startsWith('temporal_'));
  expect(onDashboard).toHaveLength(3);
  await waitFor('what the dashboard shows of the SDK', async () => {
    const counted = await text(`http://127.0.0.1:${sdkPort}/metrics`);
    return onDashboard.every((name) => counted.includes(`${name}{`));
  });
  await worker.stop();
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow('fetch failed');
});
