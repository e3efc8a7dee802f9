import type { Client } from '@temporalio/client';
import { expect } from 'vitest';
import { uuidv7 } from '../../src/ids.ts';
import {
  campaignWorkflowId,
  carrierReleaseWorkflowId,
  carrierReleaseWorkflowType,
  releaseWorkflowId,
  retrySignal,
} from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import type { ApiClient } from '../support/api-client.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi', 'worker');

const testTimeoutMs = 360_000;
const numbersEach = 10;
let client: Client;

test.beforeAll(async () => {
  client = system.client;
});

let range = 100;
async function campaign(accountId: string, count: number) {
  const campaignId = await makeActiveCampaign(system.db.sql, accountId);
  const rented = await sandbox.rent(count, `+1415${range++}0001`);
  await makeNumbers(system.db.sql, campaignId, rented);
  await system.campaigns.start(campaignId, accountId);
  return { accountId, campaignId, numbers: rented.map(({ e164 }) => e164) };
}

async function stageOf(campaignId: string): Promise<string | undefined> {
  const [row] = await system.db.sql<
    { stage: string }[]
  >`select stage from campaigns where id = ${campaignId}`;
  return row?.stage;
}
const complete = (campaignId: string) =>
  waitFor(
    `${campaignId} complete`,
    async () => (await stageOf(campaignId)) === 'complete',
    testTimeoutMs / 2,
  );
const statusOf = (workflowId: string) =>
  client.workflow
    .getHandle(workflowId)
    .describe()
    .then(
      ({ status }) => status.name,
      () => 'NONE',
    );
const signalsOf = async (workflowId: string) => {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  return (events ?? []).flatMap(
    ({ workflowExecutionSignaledEventAttributes }) =>
      workflowExecutionSignaledEventAttributes?.signalName ?? [],
  );
};
const releaseOrdersWithEffect = async (number: string) =>
  (await sandbox.control.requests({ number, action: 'release' })).filter(({ effect }) => effect).length;

/** A workflow of this id that runs and does nothing: no worker has its queue. */
const idleWorkflow = (
  { campaignId, accountId }: { campaignId: string; accountId: string },
  workflowId: string,
) =>
  client.workflow.start(carrierReleaseWorkflowType, {
    taskQueue: `nobody-${uuidv7()}`,
    workflowId,
    args: [{ version: 1, campaignId, accountId, carrier: 'sandbox' }],
  });

test(
  'many waiting numbers of several campaigns, all retried at once, go back and every campaign completes',
  { timeout: testTimeoutMs },
  async () => {
    const accountId = await makeAccount(system.db.sql);
    const owner: ApiClient = await api.as(accountId, 'owner');
    const campaigns = [];
    for (let at = 0; at < 8; at += 1) campaigns.push(await campaign(accountId, numbersEach));
    const numbers = campaigns.flatMap((one) => one.numbers);
    for (const e164 of numbers) {
      await sandbox.control.change({ carrier: 'twilio', e164, hold: 'emergency_address' });
    }
    for (const { campaignId } of campaigns) await owner.post(`/v1/campaigns/${campaignId}/archive`);
    const waiting = await waitFor(
      'all numbers to wait for an operator',
      async () => {
        const { items } = (await owner.get('/v1/inbox?needsOperator=true&limit=200')).body;
        return items.length === numbers.length && (items as { numberId: string }[]);
      },
      testTimeoutMs / 2,
    );

    for (const e164 of numbers) await sandbox.control.change({ carrier: 'twilio', e164, hold: null });
    const retried = await Promise.all(
      waiting.map(({ numberId }) => owner.post(`/v1/numbers/${numberId}/retry`, {})),
    );
    expect(new Set(retried.map(({ status }) => status))).toEqual(new Set([204]));

    for (const { campaignId } of campaigns) await complete(campaignId);
    for (const number of numbers) expect(await releaseOrdersWithEffect(number)).toBe(1);
  },
);

test('a carrier’s workflow that outlived its parent is met again, hears of a retry, and holds up nothing once it ends', async () => {
  const accountId = await makeAccount(system.db.sql);
  const owner = await api.as(accountId, 'owner');
  const one = await campaign(accountId, 2);
  const child = carrierReleaseWorkflowId(one.campaignId, 'sandbox');
  const outlived = await idleWorkflow(one, child);
  await owner.post(`/v1/campaigns/${one.campaignId}/archive`);
  const parent = client.workflow.getHandle(releaseWorkflowId(one.campaignId));
  await waitFor('the parent to meet it', async () => {
    if ((await statusOf(parent.workflowId)) !== 'RUNNING') return false;
    const { events } = await parent.fetchHistory();
    return events?.some((event) => event.startChildWorkflowExecutionFailedEventAttributes);
  });

  await parent.signal(retrySignal);
  await waitFor('the retry', async () => (await signalsOf(child)).includes(retrySignal.name));
  expect(await stageOf(one.campaignId)).toBe('releasing');
  await outlived.terminate('it ends at last');
  await complete(one.campaignId);
  for (const number of one.numbers) expect(await releaseOrdersWithEffect(number)).toBe(1);
});

test('a release that runs already when its campaign comes to it is followed by one that finds nothing left', async () => {
  const accountId = await makeAccount(system.db.sql);
  const owner = await api.as(accountId, 'owner');
  const one = await campaign(accountId, 2);
  const other = await idleWorkflow(one, releaseWorkflowId(one.campaignId));
  await owner.post(`/v1/campaigns/${one.campaignId}/archive`);
  await waitFor('the campaign to meet it', async () => {
    const { events } = await client.workflow.getHandle(campaignWorkflowId(one.campaignId)).fetchHistory();
    return events?.some((event) => event.startChildWorkflowExecutionFailedEventAttributes);
  });
  await other.terminate('it ends at last');
  await complete(one.campaignId);
  for (const number of one.numbers) expect(await releaseOrdersWithEffect(number)).toBe(1);
});

test(
  'whatever workflow of a release somebody terminates or cancels, the campaign completes and no number is ordered twice',
  { timeout: testTimeoutMs },
  async () => {
    const accountId = await makeAccount(system.db.sql);
    const owner = await api.as(accountId, 'owner');
    const levels = [
      (campaignId: string) => carrierReleaseWorkflowId(campaignId, 'sandbox'),
      releaseWorkflowId,
      campaignWorkflowId,
    ];
    const ends = levels.flatMap((idOf) => (['terminate', 'cancel'] as const).map((end) => ({ idOf, end })));
    const campaigns = await Promise.all(ends.map(() => campaign(accountId, 2)));
    const begunAgain = async (at: number) => {
      const { campaignId, numbers } = campaigns[at]!;
      const { idOf, end } = ends[at]!;
      await sandbox.control.addFault({
        numbers,
        script: [{ kind: 'hang', when: 'after' }],
        actions: ['release'],
      });
      await owner.post(`/v1/campaigns/${campaignId}/archive`);
      const underWay = async () => (await releaseOrdersWithEffect(numbers[0]!)) === 1;
      await waitFor('a release that is under way', underWay, testTimeoutMs / 3);
      const handle = client.workflow.getHandle(idOf(campaignId));
      await handle[end]();
      if (idOf !== campaignWorkflowId) return;
      // As the night does, at once: what the parent's end does to its children is still under way.
      await waitFor('the next one', async () => {
        await system.campaigns.resume(campaignId, accountId);
        return (await handle.describe()).status.name === 'RUNNING';
      });
    };
    await Promise.all(ends.map((_, at) => begunAgain(at)));
    for (const { campaignId, numbers } of campaigns) {
      await complete(campaignId);
      for (const number of numbers) expect(await releaseOrdersWithEffect(number)).toBe(1);
    }
  },
);
