import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { runBulkItem } from '../../src/db/bulk-jobs/run-bulk-item.ts';
import { loadSealed } from '../../src/seals/load-sealed.ts';
import { deliverOutbox } from '../../src/temporal/deliver-outbox.ts';
import { campaignWorkflows } from '../../src/temporal/campaign-workflows.ts';
import { createLog } from '../../src/log.ts';
import { reconcileWorkflows } from '../../src/temporal/reconcile-workflows.ts';
import { bulkWorkflowId } from '../../workflows/contract.ts';
import { addContact, dial, record } from '../support/campaigns.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { keepHistory } from '../support/keep-history.ts';
import { startSystemApi, type SystemApi } from '../support/running-api.ts';
import { holdLock } from '../support/hold-lock.ts';
import { startSystem, type TestSystem } from '../support/system.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const testTimeoutMs = 360_000;
let system: TestSystem;
let api: SystemApi;

// One each: a worker process delivers all that its database owes to Temporal.
beforeEach(async () => {
  system = await startSystem(onTestFinished);
  api = await startSystemApi(onTestFinished, system);
});

async function campaigns(accountId: string, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) ids.push(await makeActiveCampaign(system.db.sql, accountId));
  return ids;
}

const workflowOf = (jobId: string) => system.client.workflow.getHandle(bulkWorkflowId(jobId));

test(
  'five hundred campaigns are archived by one request, but for those that are dialled meanwhile',
  { timeout: testTimeoutMs },
  async () => {
    const accountId = await makeAccount(system.db.sql);
    const owner = await api.as(accountId, 'owner');
    const ids = await campaigns(accountId, 500);
    const inUse = [ids[0]!, ids[250]!, ids[499]!];
    const lookedAt = new Date();
    for (const campaignId of inUse) {
      await record(system.db.sql, { accountId, campaignId }, [
        dial({ occurredAt: new Date(lookedAt.getTime() + 1) }),
      ]);
    }
    const { body: job } = await owner.post('/v1/bulk-jobs', {
      action: 'archive',
      campaignIds: ids,
      unlessDialledAfter: lookedAt,
    });
    const worker = await system.startWorker();
    const done = await waitFor(
      'the job',
      async () => {
        const { body } = await owner.get(`/v1/bulk-jobs/${job.id}`);
        return body.finishedAt !== null && body;
      },
      testTimeoutMs,
    );
    expect(done).toMatchObject({ total: 500, done: 500, outcomes: { archived: 497, in_use: 3 } });
    const leftAlone = done.items.filter(({ outcome }: { outcome: string }) => outcome === 'in_use');
    expect(leftAlone.map(({ campaignId }: { campaignId: string }) => campaignId)).toEqual(inUse);
    const active = await system.db.sql`
      select id from campaigns where account_id = ${accountId} and status = 'active' order by id`;
    expect(active.map(({ id }) => id)).toEqual(inUse);
    // Each has a workflow that goes on from here, as if it had been archived alone.
    const [owed] = await system.db.sql`
      select count(*)::int as archives from outbox o join campaigns c on c.id = o.campaign_id
      where c.account_id = ${accountId} and o.topic = 'archive'`;
    expect(owed).toEqual({ archives: 497 });

    const workflow = workflowOf(job.id);
    await workflow.result();
    const history = JSON.stringify(await workflow.fetchHistory());
    expect(history).toContain(job.id);
    expect(history).not.toContain('Test campaign');
    expect(history).not.toContain(ids[1]);
    await keepHistory(system, 'bulk', bulkWorkflowId(job.id));
    // Told twice, as after a crash of the relay, it finds nothing left to do.
    await system.campaigns.bulk(job.id, accountId);
    await workflow.result();
    expect((await owner.get(`/v1/bulk-jobs/${job.id}`)).body).toEqual(done);
    await worker.stop();
  },
);

test(
  'a worker killed in the middle of a clone leaves no half of it, and the next one makes each clone once',
  { timeout: testTimeoutMs },
  async () => {
    const accountId = await makeAccount(system.db.sql);
    const owner = await api.as(accountId, 'owner');
    const ids = await campaigns(accountId, 40);
    for (const campaignId of ids) {
      await addContact(system.db.sql, campaignId, '+12025550143');
      await addContact(system.db.sql, campaignId, '+12025550144');
    }
    const body = { action: 'clone', campaignIds: ids, copyContacts: true };
    const { body: job } = await owner.post('/v1/bulk-jobs', body);
    // Some are done, so that the worker begins in the middle.
    for (let at = 0; at < 5; at += 1)
      expect(await runBulkItem(system.db.sql, job.id, loadSealed(system.store))).not.toBeNull();
    const letGo = await holdLock(
      system.db.sql,
      (tx) => tx`select from bulk_jobs where id = ${job.id} for update`,
    );
    const first = await startWorkerProcess(system);
    await waitFor('a clone that is made but not committed', async () => {
      const rows = await system.db.sql`
        select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%update bulk_jobs%'`;
      return rows.length > 0;
    });
    await first.kill9();
    await letGo();
    const clonesOf = async () =>
      (
        await system.db.sql<{ from: string; id: string; contacts: number; rows: number }[]>`
          select c.cloned_from as "from", c.id, c.contact_count as contacts,
            (select count(*)::int from contacts p where p.campaign_id = c.id) as rows
          from campaigns c where c.account_id = ${accountId} and c.cloned_from is not null`
      ).map((row) => row);
    await waitFor('the dead worker’s transaction to be gone', async () => {
      const rows = await system.db.sql`
        select from pg_stat_activity
        where datname = current_database() and application_name = 'lastcall-worker' and state <> 'idle'`;
      return rows.length === 0;
    });
    expect(await clonesOf()).toHaveLength(5);

    const second = await startWorkerProcess(system);
    const done = await waitFor(
      'the job',
      async () => {
        const { body: now } = await owner.get(`/v1/bulk-jobs/${job.id}`);
        return now.finishedAt !== null && now;
      },
      testTimeoutMs,
    );
    expect(done).toMatchObject({ total: 40, done: 40, outcomes: { cloned: 40 } });
    const clones = await clonesOf();
    expect(clones).toHaveLength(40);
    expect(new Set(clones.map(({ from }) => from))).toEqual(new Set(ids));
    for (const { contacts, rows } of clones) expect([contacts, rows]).toEqual([2, 2]);
    const made = new Map(clones.map(({ from, id }) => [from, id]));
    for (const { campaignId, resultCampaignId } of done.items) {
      expect(resultCampaignId).toBe(made.get(campaignId));
    }
    await second.stop();
  },
);

test('a job that was asked for while Temporal did not take it is begun by the relay', async () => {
  const accountId = await makeAccount(system.db.sql);
  const owner = await api.as(accountId, 'owner');
  const [id] = await campaigns(accountId, 1);
  const { body: job } = await owner.post('/v1/bulk-jobs', { action: 'archive', campaignIds: [id] });
  await waitFor('the delivery', async () => {
    const [row] = await system.db.sql`select delivered_at from outbox where job_id = ${job.id}`;
    return row?.['delivered_at'] as Date | null;
  });
  await workflowOf(job.id).terminate('as if it had never been started');
  await system.db.sql`
    update outbox set delivered_at = null, next_attempt_at = now() - interval '1 second' where job_id = ${job.id}`;
  await deliverOutbox(system.db.sql, system.campaigns);
  const worker = await system.startWorker();
  await waitFor('the job', async () => (await owner.get(`/v1/bulk-jobs/${job.id}`)).body.finishedAt);
  expect((await owner.get(`/v1/campaigns/${id}`)).body.status).toBe('archived');
  await worker.stop();
});

test('a job whose workflow an operator ended goes on after the night’s comparison', async () => {
  const accountId = await makeAccount(system.db.sql);
  const owner = await api.as(accountId, 'owner');
  const ids = await campaigns(accountId, 2);
  const { body: job } = await owner.post('/v1/bulk-jobs', { action: 'archive', campaignIds: ids });
  await waitFor('the workflow', () =>
    workflowOf(job.id)
      .describe()
      .then(
        () => true,
        () => false,
      ),
  );
  await workflowOf(job.id).terminate('a test');
  await system.startWorker();
  const log = createLog('silent');
  const { client, campaigns: starter, taskQueue } = system;
  const deps = { campaigns: starter, workflows: campaignWorkflows(client, { taskQueue }), log };
  await reconcileWorkflows({ sql: system.db.sql, ...deps });
  await waitFor(
    'both campaigns',
    async () => (await owner.get(`/v1/bulk-jobs/${job.id}`)).body.outcomes.archived === 2,
  );
  await reconcileWorkflows({ sql: system.db.sql, ...deps });
  expect((await owner.get(`/v1/bulk-jobs/${job.id}`)).body).toMatchObject({ total: 2, done: 2 });
});
