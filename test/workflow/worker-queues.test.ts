import { expect } from 'vitest';
import { workers } from '../../src/doctor/workers.ts';
import { hasNightlySchedule } from '../../src/temporal/nightly-schedule.ts';
import { queueStanding } from '../../src/temporal/queue-standing.ts';
import { carrierTaskQueue, webhookTaskQueue } from '../../workflows/contract.ts';
import { said } from '../support/doctor.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system } = fixtures('system');

const serving = (queues: string) =>
  startWorkerProcess(system, { environment: { LASTCALL_WORKER_QUEUES: queues } });

const pollersOf = async (queue: string, kind: 'workflow' | 'activity') =>
  (await queueStanding(system.client, queue, kind)).pollers.map(({ identity }) => identity.split('@')[0]);

const examine = () =>
  said(workers, {
    DATABASE_URL: system.databaseUrl,
    TEMPORAL_ADDRESS: system.target.connectionOptions.address,
    LASTCALL_TASK_QUEUE: system.taskQueue,
  });

test('workers share the queues, each serves its own, and `doctor` names those that nobody serves', async () => {
  const { client, taskQueue } = system;
  const webhooks = await serving('webhooks');
  const twilio = await serving('twilio,telnyx');
  await waitFor('the two to ask for work', async () => {
    const asked = await Promise.all(
      [webhookTaskQueue(taskQueue), carrierTaskQueue(taskQueue, 'telnyx')].map((queue) =>
        pollersOf(queue, 'activity'),
      ),
    );
    return asked.every((pollers) => pollers.length === 1);
  });
  expect(await pollersOf(webhookTaskQueue(taskQueue), 'activity')).toEqual([
    `lastcall-worker ${webhooks.pid}`,
  ]);
  expect(await pollersOf(carrierTaskQueue(taskQueue, 'telnyx'), 'activity')).toEqual([
    `lastcall-worker ${twilio.pid}`,
  ]);
  expect(await pollersOf(taskQueue, 'workflow')).toEqual([]);
  const lines = await examine();
  expect(lines).toContain(`problem: no worker asks for workflow tasks of "${taskQueue}"`);
  expect(lines).toContain(`problem: no worker asks for activity tasks of "${taskQueue}-release-plivo"`);
  expect(lines).not.toContain(`problem: no worker asks for activity tasks of "${taskQueue}-release-twilio"`);
  expect(await hasNightlySchedule(client, taskQueue)).toBe(false);
  const rest = await serving('main,sandbox,bandwidth,signalwire,plivo,vonage');
  await waitFor('all queues to be served', async () => (await examine())[0]?.startsWith('ok: 3 on'));
  await waitFor('what goes with the main queue', () => hasNightlySchedule(client, taskQueue));
  await Promise.all([webhooks.stop(), twilio.stop(), rest.stop()]);
});
