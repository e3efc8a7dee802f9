import { expect } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { fixtures } from '../support/fixtures.ts';
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
  await waitFor('the SDK to count its pollers', async () =>
    (await text(`http://127.0.0.1:${sdkPort}/metrics`)).includes('temporal_num_pollers'),
  );
  await worker.stop();
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow('fetch failed');
});
