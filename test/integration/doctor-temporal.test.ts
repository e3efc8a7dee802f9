import { expect, inject } from 'vitest';
import { nightly } from '../../src/doctor/nightly.ts';
import { searchAttributes } from '../../src/doctor/search-attributes.ts';
import { temporal } from '../../src/doctor/temporal.ts';
import { workers } from '../../src/doctor/workers.ts';
import { uuidv7 } from '../../src/ids.ts';
import { openClient } from '../../src/temporal/connect.ts';
import { createNamespace } from '../../src/temporal/namespace.ts';
import { ensureNightlySchedule } from '../../src/temporal/nightly-schedule.ts';
import { registerSearchAttributes, SEARCH_ATTRIBUTES } from '../../src/temporal/search-attributes.ts';
import { nightlyScheduleId } from '../../workflows/contract.ts';
import { said } from '../support/doctor.ts';
import { fixtures } from '../support/fixtures.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system } = fixtures('system');

const environment = (more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  DATABASE_URL: system.databaseUrl,
  TEMPORAL_ADDRESS: inject('temporalAddress'),
  LASTCALL_TASK_QUEUE: system.taskQueue,
  ...more,
});

test('a server that answers is told with its version and namespace', async () => {
  expect(await said(temporal, environment())).toEqual([
    expect.stringMatching(/^ok: Temporal \d+\.\S+ at 127\.0\.0\.1:\d+, namespace "default"$/),
  ]);
});

test('a server that is away, a namespace that is missing and a certificate that is not there are told apart', async () => {
  expect(await said(temporal, environment({ TEMPORAL_ADDRESS: '127.0.0.1:1' }))).toEqual([
    expect.stringMatching(/^problem: 127\.0\.0\.1:1 cannot be used: /),
  ]);
  expect(await said(temporal, environment({ TEMPORAL_NAMESPACE: 'not-there' }))).toEqual([
    expect.stringMatching(/^problem: Temporal .* has no namespace "not-there"$/),
  ]);
  const [line] = await said(
    temporal,
    environment({
      TEMPORAL_TLS_CLIENT_CERT_PATH: '/not/there.pem',
      TEMPORAL_TLS_CLIENT_KEY_PATH: '/not/there.key',
    }),
  );
  expect(line).toMatch(/^problem: .*\/not\/there\.pem/);
});

test('search attributes that a namespace lacks are named one by one', async () => {
  expect(await said(searchAttributes, environment())).toEqual(['ok: all are registered']);
  const namespace = `doctor-${uuidv7()}`;
  const { client, connection } = openClient({ ...system.target, namespace });
  try {
    await createNamespace(client);
    const there = environment({ TEMPORAL_NAMESPACE: namespace });
    // The server's processes hear of a new namespace one after the other.
    const lines = await waitFor('the namespace', async () => {
      const now = await said(searchAttributes, there);
      return now.length === Object.keys(SEARCH_ATTRIBUTES).length && now;
    });
    expect(lines).toContain('problem: LastcallDeadline is missing: no workflow of a campaign can be started');
    await registerSearchAttributes(client);
    await waitFor('the registration', async () =>
      (await said(searchAttributes, there))[0]?.startsWith('ok: '),
    );
  } finally {
    await connection.close();
  }
});

test('a nightly comparison that is missing or paused is told of', async () => {
  expect(await said(nightly, environment())).toEqual(['warning: the nightly comparison is not scheduled']);
  await ensureNightlySchedule(system.client, system.taskQueue);
  const schedule = system.client.schedule.getHandle(nightlyScheduleId(system.taskQueue));
  try {
    expect(await said(nightly, environment())).toEqual(['ok: it is scheduled, and has not run yet']);
    await schedule.pause();
    await waitFor('the pause', async () => (await said(nightly, environment()))[0]?.includes('is paused'));
  } finally {
    await schedule.delete();
  }
});

test('without a worker nothing is done, and with one all queues are polled', async () => {
  expect(await said(workers, environment())).toEqual([
    `problem: no worker has asked for work on "${system.taskQueue}" within some minutes: nothing is archived or given back`,
  ]);
  await system.startWorker();
  await waitFor('the worker', async () => {
    const [line] = await said(workers, environment());
    return line === `ok: 1 on "${system.taskQueue}", that of webhooks and each carrier's`;
  });
  expect(await said(workers, environment({ LASTCALL_TASK_QUEUE: 'another' }))).toEqual([
    expect.stringMatching(/^problem: no worker has asked for work on "another"/),
  ]);
});
