import { expect, onTestFinished } from 'vitest';
import { WorkflowUpdateFailedError } from '@temporalio/client';
import { uuidv7 } from '../../src/ids.ts';
import { archiveSignal, archiveUpdate, campaignWorkflowId } from '../../workflows/contract.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { keepHistory } from '../support/keep-history.ts';
import { startSystem } from '../support/system.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi', 'worker');

const testTimeoutMs = 240_000;
const patienceMs = testTimeoutMs / 2;

async function launched({ db, campaigns } = system) {
  const accountId = await makeAccount(db.sql, { demo: true });
  const campaignId = await makeActiveCampaign(db.sql, accountId);
  await campaigns.start(campaignId, accountId);
  return { accountId, campaignId };
}

const handleOf = (campaignId: string, { client } = system) =>
  client.workflow.getHandle(campaignWorkflowId(campaignId));

const update = (campaignId: string, from = system) => handleOf(campaignId, from).executeUpdate(archiveUpdate);

const rowOf = async (campaignId: string, { db } = system) => {
  const [row] = await db.sql<{ status: string; stage: string | null; by: string | null }[]>`
    select status, stage, archived_by as by from campaigns where id = ${campaignId}`;
  return row;
};

const reaches = (campaignId: string, stage: string, from = system) =>
  waitFor(stage, async () => (await rowOf(campaignId, from))?.stage === stage, patienceMs);

const archivedSoOften = async (campaignId: string) => {
  const [row] = await system.db.sql<{ count: number }[]>`
    select count(*)::int as count from audit_log
    where campaign_id = ${campaignId} and action = 'campaign.archived'`;
  return row?.count;
};

test(
  'an archive update closes, says so, and the campaign goes on to its end; later ones say when it was closed',
  { timeout: testTimeoutMs },
  async () => {
    const { campaignId } = await launched();
    const rented = await sandbox.rent(2, '+14157770001');
    await makeNumbers(system.db.sql, campaignId, rented);
    const closed = await update(campaignId);
    expect(closed).toMatchObject({ outcome: 'closed', next: expect.stringContaining('numbers') });
    expect(await rowOf(campaignId)).toMatchObject({ status: 'archived', by: 'operator' });

    const { archivedAt } = closed;
    expect(await update(campaignId)).toMatchObject({ outcome: 'already_closed', archivedAt });
    await reaches(campaignId, 'complete');
    expect(await update(campaignId)).toMatchObject({ outcome: 'already_closed', archivedAt });
    expect(await archivedSoOften(campaignId)).toBe(1);
    for (const { e164 } of rented) {
      const orders = await sandbox.control.requests({ number: e164, action: 'release' });
      expect(orders.filter(({ effect }) => effect)).toHaveLength(1);
    }

    await system.passDays(campaignId, 2);
    const handle = handleOf(campaignId);
    await waitFor('its end', async () => (await handle.describe()).status.name === 'COMPLETED');
    await keepHistory(system, 'archived-by-an-update', handle.workflowId);
    await expect(update(campaignId)).rejects.toThrow('workflow execution already completed');
  },
);

const json = 'json/plain';
const foreign: [string, string | null, string][] = [
  ['null', json, 'null'],
  ['an object', json, '{"reason":"+12025550143"}'],
  ['a text', json, '"now"'],
  ['what is not JSON', json, 'not json'],
  ['bytes', 'binary/plain', 'bytes'],
  ['an encoding that nobody knows', 'binary/encrypted', 'bytes'],
  ['no encoding', null, 'bytes'],
];

test('an archive update with any input, and one that nobody knows, are refused and leave nothing in the history', async () => {
  const { campaignId } = await launched();
  const handle = handleOf(campaignId);
  await waitFor('its timer', async () =>
    (await handle.fetchHistory()).events?.some((event) => event.timerStartedEventAttributes),
  );
  const before = await handle.fetchHistory();
  const send = (name: string, payloads: { metadata: Record<string, Uint8Array>; data: Uint8Array }[]) =>
    system.client.workflowService.updateWorkflowExecution({
      namespace: system.target.namespace,
      workflowExecution: { workflowId: handle.workflowId },
      request: { meta: { updateId: uuidv7() }, input: { name, args: { payloads } } },
      waitPolicy: { lifecycleStage: 3 },
    });
  for (const [, encoding, data] of foreign) {
    const metadata: Record<string, Uint8Array> = encoding === null ? {} : { encoding: Buffer.from(encoding) };
    const { outcome } = await send(archiveUpdate.name, [{ metadata, data: Buffer.from(data) }]);
    expect(outcome?.failure?.message).toBe('archive takes no input; nothing was done. Send it without.');
  }
  expect((await send('close', [])).outcome?.failure?.message).toContain('No registered handler');
  expect((await handle.fetchHistory()).events).toHaveLength(before.events?.length ?? 0);
  expect(await rowOf(campaignId)).toMatchObject({ status: 'active' });
  await expect(handle.executeUpdate(archiveUpdate.name, { args: ['now'] })).rejects.toThrow(
    WorkflowUpdateFailedError,
  );
  expect(await update(campaignId)).toMatchObject({ outcome: 'closed' });
});

test(
  'updates, signals and the API that archive at once close once, and everyone is answered',
  { timeout: testTimeoutMs },
  async () => {
    const { campaignId, accountId } = await launched();
    const owner = await api.as(accountId, 'owner');
    const handle = handleOf(campaignId);
    const [answers, { status }] = await Promise.all([
      Promise.all(Array.from({ length: 8 }, () => update(campaignId))),
      owner.post(`/v1/campaigns/${campaignId}/archive`),
      ...Array.from({ length: 4 }, () => handle.signal(archiveSignal)),
    ]);
    expect(status).toBe(200);
    expect(answers.filter(({ outcome }) => outcome === 'closed').length).toBeLessThanOrEqual(1);
    expect(new Set(answers.map(({ archivedAt }) => archivedAt)).size).toBe(1);
    await reaches(campaignId, 'complete');
    expect(await archivedSoOften(campaignId)).toBe(1);
  },
);

test('an update finds a campaign that was closed without word to its workflow, which then goes on', async () => {
  const { campaignId } = await launched();
  await waitFor('its timer', async () =>
    (await handleOf(campaignId).fetchHistory()).events?.some((event) => event.timerStartedEventAttributes),
  );
  await system.db.sql`
    update campaigns set status = 'archived', stage = 'draining', archived_at = now(), archive_reason = 'person',
      archived_by = 'test' where id = ${campaignId}`;
  expect(await update(campaignId)).toMatchObject({ outcome: 'already_closed' });
  await reaches(campaignId, 'complete');
  expect(await rowOf(campaignId)).toMatchObject({ by: 'test' });
});

test.each([
  ['a draft', 'not_launched', true],
  ['unknown', 'not_found', false],
])(
  'an update to the workflow of a campaign that is %s in the database says so, and what to do',
  async (_, outcome, isDraft) => {
    const accountId = await makeAccount(system.db.sql);
    const campaignId = isDraft ? await makeActiveCampaign(system.db.sql, accountId) : uuidv7();
    if (isDraft)
      await system.db.sql`update campaigns set status = 'draft', launched_at = null where id = ${campaignId}`;
    await system.campaigns.start(campaignId, accountId);
    const answer = await update(campaignId);
    expect(answer).toMatchObject({ outcome, archivedAt: null, next: expect.stringContaining('Terminate') });
    await handleOf(campaignId).terminate();
  },
);

test(
  'an update is answered while the runs of the workflow change, and in a workflow that was cancelled after the close',
  { timeout: testTimeoutMs },
  async () => {
    const small = await startSystem(onTestFinished, { signalsPerRun: 2 });
    await small.startWorker();
    const { campaignId } = await launched(small);
    const signals = Promise.all(
      Array.from({ length: 12 }, (_, at) => small.campaigns.callMade(campaignId, Date.now() + at)),
    );
    expect(await update(campaignId, small)).toMatchObject({ outcome: 'closed' });
    await signals;
    await reaches(campaignId, 'complete', small);
    await handleOf(campaignId, small).cancel();
    expect(await update(campaignId, small)).toMatchObject({ outcome: 'already_closed' });
    await small.passDays(campaignId, 2);
    const handle = handleOf(campaignId, small);
    const { name } = await waitFor('its end', async () => {
      const { status } = await handle.describe();
      return status.name !== 'RUNNING' && status;
    });
    expect(name).toBe('COMPLETED');
  },
);
