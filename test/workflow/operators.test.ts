import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { resolveTemporalExecutable } from '../../dev/temporal/executable.ts';
import { shortId } from '../../src/domain/short-id.ts';
import { uuidv7 } from '../../src/ids.ts';
import { createLog } from '../../src/log.ts';
import { projectRoot } from '../../src/project-root.ts';
import { startComparison } from '../../src/temporal/nightly-schedule.ts';
import { reconcileWorkflows } from '../../src/temporal/reconcile-workflows.ts';
import { temporalViews } from '../../src/temporal/views.ts';
import {
  archiveUpdate,
  campaignWorkflowId,
  campaignWorkflowType,
  comparisonWorkflowId,
  releaseWorkflowId,
} from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, sandbox } = fixtures('system', 'sandbox', 'worker');

const testTimeoutMs = 240_000;
const patienceMs = testTimeoutMs / 2;
let accountId: string;
test.beforeAll(async () => {
  accountId = await makeAccount(system.db.sql, { demo: true });
});

const handleOf = (campaignId: string) => system.client.workflow.getHandle(campaignWorkflowId(campaignId));

async function launched() {
  const campaignId = await makeActiveCampaign(system.db.sql, accountId);
  await system.campaigns.start(campaignId, accountId);
  return campaignId;
}

const reaches = (campaignId: string, stage: string) =>
  waitFor(
    stage,
    async () => {
      const [row] = await system.db.sql<{ stage: string }[]>`
        select case when noticed_at is null then stage else 'notice' end as stage
        from campaigns where id = ${campaignId}`;
      return row?.stage === stage;
    },
    patienceMs,
  );

let range = 600;
/** One that is closed and cannot give its numbers back. */
async function releasing() {
  const campaignId = await launched();
  const rented = await sandbox.rent(2, `+1415${range++}0001`);
  await makeNumbers(system.db.sql, campaignId, rented);
  await sandbox.control.addFault({
    carrier: 'twilio',
    actions: ['release'],
    script: [{ kind: 'throttle', retryAfter: '1' }],
    times: null,
  });
  await handleOf(campaignId).executeUpdate(archiveUpdate);
  await reaches(campaignId, 'releasing');
  return { campaignId, numbers: rented.map(({ e164 }) => e164) };
}

async function listed(query: string): Promise<string[]> {
  const ids = [];
  const here = `(${query}) AND TaskQueue = "${system.taskQueue}"`;
  for await (const { workflowId } of system.client.workflow.list({ query: here })) ids.push(workflowId);
  return ids.toSorted();
}

/** Waits for the visibility store, which lags behind, and says what it had at last. */
async function lists(query: string, workflowIds: string[]) {
  let last: string[] = [];
  const same = async () => (last = await listed(query)).join() === workflowIds.toSorted().join();
  await waitFor(query, same).catch(() => undefined);
  expect(last, query).toEqual(workflowIds.toSorted());
}

async function shownCommands(): Promise<string[]> {
  const text = await readFile(join(projectRoot, 'docs', 'temporal.md'), 'utf8');
  return text.split('\n').filter((line) => line.startsWith('temporal '));
}

test(
  'each list that operators are given shows what it says, and each command of the docs runs',
  { timeout: testTimeoutMs },
  async () => {
    const active = await launched();
    const near = await launched();
    await system.passDays(near, 23.1);
    await reaches(near, 'notice');
    const complete = await launched();
    await handleOf(complete).executeUpdate(archiveUpdate);
    await reaches(complete, 'complete');
    const ended = await launched();
    await handleOf(ended).terminate();
    const { campaignId: waiting } = await releasing();
    await startComparison(system.client, system.taskQueue, accountId);

    const release = releaseWorkflowId(waiting);
    const expected: Record<string, string[]> = {
      'Lastcall: active campaigns': [active, near].map(campaignWorkflowId),
      'Lastcall: deadline near': [campaignWorkflowId(near)],
      'Lastcall: being archived': [campaignWorkflowId(waiting)],
      'Lastcall: late results': [campaignWorkflowId(complete)],
      'Lastcall: releases': [release, `${release}-sandbox`],
      'Lastcall: on demand': [],
      'Lastcall: the nights': [comparisonWorkflowId(accountId)],
      'Lastcall: tasks that fail': [],
      'Lastcall: ended before their time': [campaignWorkflowId(ended)],
    };
    expect(temporalViews.map(({ name }) => name)).toEqual(Object.keys(expected));
    for (const { name, query } of temporalViews) await lists(query, expected[name] ?? []);

    const everything = [campaignWorkflowId(waiting), release, `${release}-sandbox`];
    await lists(`LastcallCampaign = "${shortId(waiting)}"`, everything);
    const description = await system.client.workflow.getHandle(release).describe();
    expect(await description.staticSummary()).toBe(`Campaign ${shortId(waiting)}: releases its numbers`);

    const executable = await resolveTemporalExecutable();
    const commands = await shownCommands();
    expect(commands.length).toBeGreaterThan(5);
    const answers = new Map<string, string>();
    for (const command of commands) {
      const filled = command
        .replace('temporal', `'${executable}'`)
        .replaceAll('<id>', waiting)
        .replaceAll('1f3a-9c07', shortId(waiting));
      const env = { ...process.env, TEMPORAL_ADDRESS: system.target.connectionOptions.address };
      const { stdout } = await promisify(execFile)('sh', ['-c', `${filled} --output json`], { env });
      answers.set(command, stdout);
    }
    const update = commands.find((command) => command.includes('update'))!;
    expect(answers.get(update)).toContain('already_closed');
    await sandbox.control.clearFaults();
    await reaches(waiting, 'complete');
  },
);

test('a workflow that a version without the attribute began is found by its short id', async () => {
  const campaignId = await makeActiveCampaign(system.db.sql, accountId);
  const workflowId = campaignWorkflowId(campaignId);
  await system.client.workflow.start(campaignWorkflowType, {
    taskQueue: system.taskQueue,
    workflowId,
    args: [
      {
        version: 1,
        campaignId,
        accountId,
        lastDialAtMs: 0,
        noticed: false,
        archiveRequested: false,
        signalsPerRun: 2,
      },
    ],
  });
  await lists(`LastcallCampaign = "${shortId(campaignId)}"`, [workflowId]);
  const firstRunId = (await handleOf(campaignId).describe()).runId;
  for (let at = 0; at < 4; at += 1) await system.campaigns.callMade(campaignId, Date.now());
  await waitFor('the next run', async () => (await handleOf(campaignId).describe()).runId !== firstRunId);
  await lists(`LastcallCampaign = "${shortId(campaignId)}" AND ExecutionStatus = "Running"`, [workflowId]);
});

test('a workflow that is cancelled while its campaign is active is begun again by the night', async () => {
  const campaignId = await launched();
  await handleOf(campaignId).cancel();
  await waitFor('its end', async () => (await handleOf(campaignId).describe()).status.name === 'CANCELLED');
  const { db, campaigns, workflows } = system;
  const deps = { sql: db.sql, campaigns, workflows, log: createLog('silent'), settleMinutes: 0 };
  await waitFor('the next', async () => {
    await reconcileWorkflows(deps);
    return (await handleOf(campaignId).describe()).status.name === 'RUNNING';
  });
  expect(await handleOf(campaignId).executeUpdate(archiveUpdate)).toMatchObject({ outcome: 'closed' });
});

test(
  'a campaign’s workflow that is reset to its beginning goes on where the campaign stands, and nothing is done twice',
  { timeout: testTimeoutMs },
  async () => {
    const reset = async (campaignId: string) => {
      const { events } = await handleOf(campaignId).fetchHistory();
      const first = events?.find((event) => event.workflowTaskCompletedEventAttributes);
      await system.client.workflowService.resetWorkflowExecution({
        namespace: system.target.namespace,
        workflowExecution: { workflowId: campaignWorkflowId(campaignId) },
        workflowTaskFinishEventId: first?.eventId ?? null,
        requestId: uuidv7(),
        reason: 'a test',
      });
    };
    const active = await launched();
    await waitFor('its timer', async () =>
      (await handleOf(active).fetchHistory()).events?.some((event) => event.timerStartedEventAttributes),
    );
    await reset(active);
    expect(await handleOf(active).executeUpdate(archiveUpdate)).toMatchObject({ outcome: 'closed' });
    await reaches(active, 'complete');

    const { campaignId, numbers } = await releasing();
    await reset(campaignId);
    await sandbox.control.clearFaults();
    await reaches(campaignId, 'complete');
    await reset(campaignId);
    expect(await handleOf(campaignId).executeUpdate(archiveUpdate)).toMatchObject({
      outcome: 'already_closed',
    });
    await waitFor(
      'the late window',
      async () => (await handleOf(campaignId).query<{ stage: string }>('status')).stage === 'complete',
      patienceMs,
    );
    for (const number of numbers) {
      const orders = await sandbox.control.requests({ number, action: 'release' });
      expect(orders.filter(({ effect }) => effect)).toHaveLength(1);
    }
  },
);
