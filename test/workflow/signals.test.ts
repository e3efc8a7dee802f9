import type { Client, WorkflowHandle } from '@temporalio/client';
import { expect, onTestFinished } from 'vitest';
import { recordCalls } from '../../src/db/calls/record-calls.ts';
import { uuidv7 } from '../../src/ids.ts';
import { campaignWorkflowId, statusQuery, type CampaignWorkflowStatus } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { keepHistory } from '../support/keep-history.ts';
import { startSystem } from '../support/system.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system } = fixtures('system', 'worker');
const signalsPerRun = 1_000;
test.override('systemOptions', { signalsPerRun });

const suggestedLimit = 4_096;

/** Records one dial a batch, newest last, and signals as the API does; answers how many signals that took. */
async function call(campaign: { accountId: string; campaignId: string }, dials: number, coalesceMs: number) {
  let signals = 0;
  const startMs = Date.now() - dials;
  for (let at = 0; at < dials; at += 1) {
    const id = uuidv7();
    const { signalDue, lastDialAt } = await recordCalls(system.db.sql, {
      ...campaign,
      coalesceMs,
      events: [{ id, callId: id, type: 'started', occurredAt: new Date(startMs + at) }],
    });
    if (!signalDue || !lastDialAt) continue;
    signals += 1;
    await system.campaigns.callMade(campaign.campaignId, lastDialAt.getTime());
  }
  return signals;
}

/** All runs of a campaign's workflow, the oldest first. */
async function runsOf(client: Client, campaignId: string) {
  const runs: { historyLength: number; signals: number; status: string }[] = [];
  let runId: string | undefined = (await client.workflow.getHandle(campaignWorkflowId(campaignId)).describe())
    .runId;
  while (runId) {
    const handle: WorkflowHandle = client.workflow.getHandle(campaignWorkflowId(campaignId), runId);
    const { historyLength, status } = await handle.describe();
    const { events } = await handle.fetchHistory();
    const signals = events?.filter((event) => event.workflowExecutionSignaledEventAttributes).length ?? 0;
    runs.unshift({ historyLength, signals, status: status.name });
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  }
  return runs;
}

async function launched() {
  const accountId = await makeAccount(system.db.sql);
  const launchedAt = new Date(Date.now() - 60 * 60_000);
  const campaignId = await makeActiveCampaign(system.db.sql, accountId, { launchedAt });
  await system.campaigns.start(campaignId, accountId);
  return { accountId, campaignId };
}

test('ten thousand dials within one coalescing interval send one signal', { timeout: 240_000 }, async () => {
  const campaign = await launched();
  expect(await call(campaign, 10_000, 15 * 60_000)).toBe(1);
  const runs = await runsOf(system.client, campaign.campaignId);
  expect(runs.map(({ signals }) => signals)).toEqual([1]);
  const [row] = await system.db
    .sql`select dial_count::int as dials from campaigns where id = ${campaign.campaignId}`;
  expect(row).toEqual({ dials: 10_000 });
});

test(
  'without coalescing the workflow carries on in new runs, none of them long and no signal lost',
  { timeout: 240_000 },
  async () => {
    const campaign = await launched();
    const sent = await call(campaign, 2_500, 0);
    // A busy worker may not have come to the signals yet.
    const runs = await waitFor('the next run', async () => {
      const all = await runsOf(system.client, campaign.campaignId);
      return all.length >= 2 && all.at(-1)?.status === 'RUNNING' && all;
    });
    expect(Math.max(...runs.map(({ historyLength }) => historyLength))).toBeLessThan(suggestedLimit);
    expect(runs.reduce((sum, { signals }) => sum + signals, 0)).toBe(sent);
    expect(runs.at(-1)).toMatchObject({ status: 'RUNNING' });
  },
);

test('a run that ends at its limit of signals hands the newest dial on to the next', async () => {
  const small = await startSystem(onTestFinished, { signalsPerRun: 20 });
  await small.startWorker();
  const accountId = await makeAccount(small.db.sql);
  const campaignId = await makeActiveCampaign(small.db.sql, accountId);
  await small.campaigns.start(campaignId, accountId);
  const newestMs = Date.now() + 1_000;
  for (let at = 24; at >= 0; at -= 1) await small.campaigns.callMade(campaignId, newestMs - at);
  const handle = small.client.workflow.getHandle(campaignWorkflowId(campaignId));
  const { runId, firstRunId } = await waitFor('the next run', async () => {
    const { runId: current, raw } = await handle.describe();
    const first = raw.workflowExecutionInfo?.firstRunId ?? current;
    return first !== current && { runId: current, firstRunId: first };
  });
  expect(runId).not.toBe(firstRunId);
  const status = await handle.query<CampaignWorkflowStatus>(statusQuery);
  expect(status.lastDialAt).toBe(new Date(newestMs).toISOString());
  await keepHistory(small, 'carried-on-as-new', campaignWorkflowId(campaignId), firstRunId);
  await keepHistory(small, 'carried-on-next-run', campaignWorkflowId(campaignId), runId);
});
