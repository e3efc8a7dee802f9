import { expect, onTestFinished } from 'vitest';
import { changeAccount } from '../../src/db/accounts/account-settings.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { launchCampaign } from '../../src/db/campaigns/launch-campaign.ts';
import { shortId } from '../../src/domain/short-id.ts';
import { deliverOutbox } from '../../src/temporal/deliver-outbox.ts';
import { reconcileWorkflows } from '../../src/temporal/reconcile-workflows.ts';
import { createLog } from '../../src/log.ts';
import { campaignWorkflowId, shownAsMemo } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount } from '../support/factories.ts';
import { startSystem } from '../support/system.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system } = fixtures('system');
const name = 'Geheime Wahl';

async function accountThat(namesInTemporal: boolean, { db } = system) {
  const accountId = await makeAccount(db.sql);
  await changeAccount(db.sql, { accountId, actor: 'cli', change: { namesInTemporal } });
  return accountId;
}

async function launched(accountId: string, called = name, { db, campaigns } = system) {
  const draft = { accountId, name: called, startsAt: null, endsAt: null, actor: 'cli' };
  const campaignId = await createCampaign(db.sql, draft);
  await launchCampaign(db.sql, { accountId, campaignId, actor: 'cli' });
  await deliverOutbox(db.sql, campaigns);
  return campaignId;
}

const handleOf = (campaignId: string, { client } = system) =>
  client.workflow.getHandle(campaignWorkflowId(campaignId));
const summaryOf = async (campaignId: string, { client } = system) =>
  (await handleOf(campaignId, { ...system, client }).describe()).staticSummary();

/** All that Temporal holds of a workflow, with what its payloads say in the clear. */
async function heldOf(campaignId: string): Promise<string> {
  const handle = handleOf(campaignId);
  const [description, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
  return JSON.stringify([description.raw, history], (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString() : value,
  );
}

test('a campaign is called by its short id in Temporal, and its name stands nowhere there', async () => {
  const accountId = await accountThat(false);
  const campaignId = await launched(accountId);
  expect(await summaryOf(campaignId)).toBe(`Campaign ${shortId(campaignId)} of account ${accountId}`);
  expect(campaignId.replaceAll('-', '').endsWith(shortId(campaignId).replace('-', ''))).toBe(true);
  const held = await heldOf(campaignId);
  expect(held).toContain(accountId);
  expect(held).not.toContain(name);
});

test('an account can have its campaigns called by their names, also when the night begins their workflow again', async () => {
  const accountId = await accountThat(true);
  const campaignId = await launched(accountId);
  const summary = `Campaign ${shortId(campaignId)} “${name}” of account ${accountId}`;
  expect(await summaryOf(campaignId)).toBe(summary);
  await handleOf(campaignId).terminate();
  const { db, campaigns, workflows } = system;
  const deps = { sql: db.sql, campaigns, workflows, log: createLog('silent'), settleMinutes: 0 };
  await waitFor('the workflow to be started again', async () => (await reconcileWorkflows(deps)).started > 0);
  expect(await summaryOf(campaignId)).toBe(summary);
});

test('a name that is longer than Temporal takes is cut, and the workflow starts', async () => {
  const accountId = await accountThat(true);
  const summary = await summaryOf(await launched(accountId, '選挙 '.repeat(60).trim()));
  expect(summary).toMatch(/^Campaign [0-9a-f]{4}-[0-9a-f]{4} “選挙 .*…” of account /);
  expect(Buffer.byteLength(summary ?? '')).toBeLessThan(400);
});

test.each([
  [true, name, 'undefined'],
  [false, 'Campaign ', name],
])(
  'what a campaign is called outlives the runs of its workflow, with its name: %s',
  async (allowed, said, unsaid) => {
    const small = await startSystem(onTestFinished, { signalsPerRun: 5 });
    await small.startWorker();
    const accountId = await accountThat(allowed, small);
    const campaignId = await launched(accountId, name, small);
    const handle = handleOf(campaignId, small);
    const firstRunId = (await handle.describe()).runId;
    for (let at = 0; at < 8; at += 1) await small.campaigns.callMade(campaignId, Date.now());
    await waitFor('the next run', async () => (await handle.describe()).runId !== firstRunId);
    expect((await handle.describe()).memo?.[shownAsMemo]).toContain(said);
    const currentDetails = await waitFor('the details', async () => {
      const metadata = await handle.query<{ currentDetails: string }>('__temporal_workflow_metadata');
      return metadata.currentDetails !== '' && metadata.currentDetails;
    });
    expect(currentDetails).toContain(said);
    expect(currentDetails).toContain(shortId(campaignId));
    expect(currentDetails).not.toContain(unsaid);
  },
);
