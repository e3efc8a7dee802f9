import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, inject, onTestFinished } from 'vitest';
import { workerVersions } from '../../src/doctor/worker-versions.ts';
import { workers } from '../../src/doctor/workers.ts';
import { replayOpen, type Replayed } from '../../src/temporal/replay-open.ts';
import { deploymentName } from '../../src/temporal/worker-version.ts';
import {
  archiveUpdate,
  campaignWorkflowId,
  policyChangedSignal,
  releaseWorkflowId,
  statusQuery,
} from '../../workflows/contract.ts';
import { cli } from '../support/cli.ts';
import { said } from '../support/doctor.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { startSystem, type TestSystem } from '../support/system.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system: shared } = fixtures('system');
const testTimeoutMs = 240_000;

/** The workflows of a version that cannot go on with what today's have begun. */
async function incompatibleWorkflows(): Promise<string> {
  const code = await readFile(inject('workflowBundlePath'), 'utf8');
  const changed = code.replaceAll('.loadCampaign(', '.releaseSummary(');
  expect(changed).not.toBe(code);
  const path = join(makeTempFolder(), 'incompatible.js');
  await writeFile(path, changed);
  return path;
}

/** What an operator says by `temporal worker deployment`. */
function deployment({ client, taskQueue }: TestSystem) {
  const { workflowService, options } = client;
  const common = {
    namespace: options.namespace,
    deploymentName: deploymentName(taskQueue),
    identity: 'operator',
    ignoreMissingTaskQueues: true,
  };
  const whenKnown = (what: string, set: () => Promise<unknown>) =>
    waitFor(what, () =>
      set()
        .then(() => true)
        .catch(() => false),
    );
  return {
    setCurrent: (buildId: string) =>
      whenKnown(`${buildId} to be known`, () =>
        workflowService.setWorkerDeploymentCurrentVersion({ ...common, buildId }),
      ),
    ramp: (buildId: string, percentage: number) =>
      whenKnown(`${buildId} to be known`, () =>
        workflowService.setWorkerDeploymentRampingVersion({ ...common, buildId, percentage }),
      ),
  };
}

const launched = async ({ db, campaigns }: TestSystem) => {
  const accountId = await makeAccount(db.sql);
  const campaignId = await makeActiveCampaign(db.sql, accountId);
  await campaigns.start(campaignId, accountId);
  return campaignId;
};

/** Which version did the newest workflow task of a campaign. */
async function doneBy({ client }: TestSystem, campaignId: string): Promise<string | null> {
  const { events } = await client.workflow.getHandle(campaignWorkflowId(campaignId)).fetchHistory();
  const last = events?.findLast((event) => event.workflowTaskCompletedEventAttributes);
  return last?.workflowTaskCompletedEventAttributes?.deploymentVersion?.buildId ?? null;
}

/** Makes a campaign's workflow do something, and tells which version did it. */
async function movedBy(system: TestSystem, campaignId: string): Promise<string | null> {
  const handle = system.client.workflow.getHandle(campaignWorkflowId(campaignId));
  const length = async () => (await handle.describe()).historyLength;
  const before = await length();
  await handle.signal(policyChangedSignal);
  // The signal, a task, the question to the database, and a task with its answer.
  await waitFor('the workflow to go on', async () => (await length()) >= before + 10);
  return doneBy(system, campaignId);
}

const environment = ({ databaseUrl, taskQueue }: TestSystem) => ({
  DATABASE_URL: databaseUrl,
  TEMPORAL_ADDRESS: inject('temporalAddress'),
  LASTCALL_TASK_QUEUE: taskQueue,
});
const doctorSays = (system: TestSystem) => said(workerVersions, environment(system));

const replayed = async (system: TestSystem, workflowBundlePath: string) => {
  const results: Replayed[] = [];
  const { client, taskQueue } = system;
  for await (const each of replayOpen(client, { taskQueue, workflowBundlePath })) results.push(each);
  return results;
};

test(
  'a version gets no campaign before it is promoted, some while it is ramped, all once it is current, and none after the way back',
  { timeout: testTimeoutMs },
  async () => {
    const system = shared;
    const operator = deployment(system);
    await system.startWorker({ version: 'a' });
    await waitFor('a to be seen', async () =>
      (await doctorSays(system))[0]?.startsWith(
        'problem: only workers of "a" run, and no version is current',
      ),
    );
    await operator.setCurrent('a');
    const campaignIds = await Promise.all(Array.from({ length: 12 }, () => launched(system)));
    const versions = () => Promise.all(campaignIds.map((campaignId) => movedBy(system, campaignId)));
    expect(await versions()).toEqual(campaignIds.map(() => 'a'));

    await system.startWorker({ version: 'b' });
    await waitFor('b to be seen', async () => (await doctorSays(system))[0]?.endsWith('without work: "b"'));
    expect(await doctorSays(system)).toEqual(['ok: "a" is current; without work: "b"']);
    expect(await versions()).toEqual(campaignIds.map(() => 'a'));

    await operator.ramp('b', 50);
    await waitFor('some to go to b', async () => new Set(await versions()).size === 2);
    expect(await doctorSays(system)).toEqual(['ok: "a" is current, "b" has 50 %']);

    await operator.setCurrent('b');
    await waitFor('all to go to b', async () => (await versions()).every((version) => version === 'b'));
    await operator.setCurrent('a');
    await waitFor('all to go back', async () => (await versions()).every((version) => version === 'a'));
    const handle = system.client.workflow.getHandle(campaignWorkflowId(campaignIds[0]!));
    expect(await handle.executeUpdate(archiveUpdate)).toMatchObject({ outcome: 'closed' });
  },
);

test(
  'a version that cannot go on with what is under way is told of by a replay, and gets none of it before it is promoted',
  { timeout: testTimeoutMs },
  async () => {
    const system = await startSystem(onTestFinished);
    const operator = deployment(system);
    await system.startWorker({ version: 'a' });
    await operator.setCurrent('a');
    const campaignId = await launched(system);
    expect(await movedBy(system, campaignId)).toBe('a');

    const incompatible = await incompatibleWorkflows();
    const open = async (workflowBundlePath: string) =>
      waitFor('it to be found', async () => {
        const found = await replayed(system, workflowBundlePath);
        return found.length > 0 && found;
      });
    expect(await open(inject('workflowBundlePath'))).toEqual([
      { workflowId: campaignWorkflowId(campaignId), problem: null },
    ]);
    expect(await cli(['replay'], { env: environment(system) })).toMatchObject({
      code: 0,
      stdout: '1 of 1 workflows under way can go on with this version.\n',
    });
    expect(await open(incompatible)).toEqual([
      { workflowId: campaignWorkflowId(campaignId), problem: expect.stringMatching(/nondeterminism/i) },
    ]);

    await system.startWorker({ version: 'b', workflowBundlePath: incompatible });
    await waitFor('b to be seen', async () => (await doctorSays(system))[0]?.endsWith('without work: "b"'));
    expect(await movedBy(system, campaignId)).toBe('a');
    const handle = system.client.workflow.getHandle(campaignWorkflowId(campaignId));
    expect(await handle.query(statusQuery)).toMatchObject({ stage: 'active' });
    const { events } = await handle.fetchHistory();
    expect(events?.some((event) => event.workflowTaskFailedEventAttributes)).toBe(false);

    // Promoted all the same, it damages nothing: back with the version before the campaign goes on.
    await operator.setCurrent('b');
    await waitFor('a task to fail', async () => {
      // Until the server's processes know of the promotion, the version before still gets it.
      await handle.signal(policyChangedSignal);
      return (await handle.fetchHistory()).events?.some((event) => event.workflowTaskFailedEventAttributes);
    });
    await operator.setCurrent('a');
    expect(await handle.executeUpdate(archiveUpdate)).toMatchObject({ outcome: 'closed' });
    await waitFor('its release', async () => (await handle.query(statusQuery)).stage === 'complete');
  },
);

test(
  'an installation without versions goes over to them while it runs, and is told what is missing',
  { timeout: testTimeoutMs },
  async () => {
    const system = await startSystem(onTestFinished);
    const operator = deployment(system);
    const without = await system.startWorker();
    const campaignId = await launched(system);
    expect(await movedBy(system, campaignId)).toBeNull();
    expect(await doctorSays(system)).toEqual(['ok: workers have no versions: each gets any work']);

    const first = await system.startWorker({ version: 'a' });
    await waitFor(
      'a to be seen',
      async () => (await doctorSays(system))[0] === 'warning: workers of "a" run, and get no work',
    );
    expect(await movedBy(system, campaignId)).toBeNull();
    await operator.setCurrent('a');
    await waitFor('it to go to a', async () => (await movedBy(system, campaignId)) === 'a');
    expect(await doctorSays(system)).toEqual([
      'warning: workers without a version run beside version "a", and get no work',
    ]);
    expect(await said(workers, environment(system))).toEqual([expect.stringMatching(/^ok: /)]);
    await without.stop();

    await system.startWorker({ version: 'b' });
    await operator.setCurrent('b');
    await first.stop();
    await waitFor('b to have it', async () => (await movedBy(system, campaignId)) === 'b');
  },
);

test(
  'a worker that holds patches writes histories without their markers, which the release before could not go on with',
  { timeout: testTimeoutMs },
  async () => {
    const system = await startSystem(onTestFinished);
    const markersOf = async (holdsPatches: boolean, e164: string) => {
      const worker = await system.startWorker({ holdsPatches });
      const campaignId = await launched(system);
      await makeNumbers(system.db.sql, campaignId, [{ e164, carrier: 'sandbox' }]);
      const handle = system.client.workflow.getHandle(campaignWorkflowId(campaignId));
      await handle.executeUpdate(archiveUpdate);
      const release = system.client.workflow.getHandle(releaseWorkflowId(campaignId));
      const events = await waitFor('its release to begin', async () => {
        const history = await release.fetchHistory().catch(() => null);
        const begun = history?.events?.some((event) => event.childWorkflowExecutionStartedEventAttributes);
        return begun && history?.events;
      });
      await worker.stop();
      return events.filter((event) => event.markerRecordedEventAttributes).length;
    };
    expect(await markersOf(true, '+14155550101')).toBe(0);
    expect(await markersOf(false, '+14155550102')).toBeGreaterThan(0);
  },
);
