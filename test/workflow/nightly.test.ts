import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, onTestFinished } from 'vitest';
import { deliverOutbox } from '../../src/temporal/deliver-outbox.ts';
import { ensureNightlySchedule, triggerNightly } from '../../src/temporal/nightly-schedule.ts';
import { uuidv7 } from '../../src/ids.ts';
import {
  campaignWorkflowId,
  eraseWorkflowId,
  nightlyScheduleId,
  nightlyWorkflowType,
  releaseWorkflowId,
  type NightlyInput,
} from '../../workflows/contract.ts';
import { accountIdKey } from '../../workflows/search-attributes.ts';
import { fixtures } from '../support/fixtures.ts';
import { makeAccount, makeActiveCampaign, makeNumbers } from '../support/factories.ts';
import { keepHistory } from '../support/keep-history.ts';
import { startSystemApi } from '../support/running-api.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system, sandbox } = fixtures('system', 'sandbox', 'worker');
const logged: Record<string, unknown>[] = [];
const log = pino(
  new Writable({
    write(line: Buffer, _encoding, done) {
      logged.push(JSON.parse(line.toString()) as Record<string, unknown>);
      done();
    },
  }),
);
test.override('systemOptions', {
  log,
  carrierFor(accountId, carrier) {
    if (carrier === 'vonage') throw new TypeError('a bug in an adapter');
    return sandbox.carrierFor(accountId, carrier);
  },
});

/** The server reports a task that fails only after some tries, with growing pauses between them. */
const stuckTimeoutMs = 420_000;
const dayMs = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs);

const begin = (input: Partial<NightlyInput> = {}) =>
  system.client.workflow.start(nightlyWorkflowType, {
    taskQueue: system.taskQueue,
    workflowId: `nightly-test-${uuidv7()}`,
    args: [{ version: 1, after: null, accountId: null, ...input } satisfies NightlyInput],
  });
/** The night's work, now. */
const nightly = async (input: Partial<NightlyInput> = {}) => (await begin(input)).result();

const workflowOf = (campaignId: string) => system.client.workflow.getHandle(campaignWorkflowId(campaignId));
const statusOf = (campaignId: string) =>
  workflowOf(campaignId)
    .describe()
    .then(
      ({ status }) => status.name,
      () => 'NONE',
    );
const listedAsRunning = async (workflowId: string) => {
  const query = `WorkflowId = "${workflowId}" AND ExecutionStatus = "Running"`;
  for await (const _ of system.client.workflow.list({ query })) return true;
  return false;
};
const checkOf = async (accountId: string) => {
  const [check] = await system.db.sql`
    select started, surplus from workflow_checks where account_id = ${accountId} order by id desc limit 1`;
  return check;
};
/** A campaign that was launched and archived so many days ago, and of which nothing has happened since. */
async function archivedCampaign(accountId: string, archivedDaysAgo: number, stage: string) {
  const campaignId = await makeActiveCampaign(system.db.sql, accountId, {
    launchedAt: daysAgo(archivedDaysAgo + 1),
  });
  await system.db.sql`
    update campaigns set status = 'archived', stage = ${stage}, archived_at = ${daysAgo(archivedDaysAgo)},
      archive_reason = 'person', archived_by = 'test'
    where id = ${campaignId}`;
  return campaignId;
}

test('every account is compared with each of its carriers, and one that fails holds up none of the others', async () => {
  const [one, two, none] = [
    await makeAccount(system.db.sql),
    await makeAccount(system.db.sql),
    await makeAccount(system.db.sql),
  ];
  const held = await sandbox.rentAt('plivo', 3, '+14155551000');
  const here = await sandbox.rent(2, '+14155552000');
  await makeNumbers(system.db.sql, await makeActiveCampaign(system.db.sql, one), [...held, ...here]);
  await makeNumbers(system.db.sql, await makeActiveCampaign(system.db.sql, two), [
    { e164: '+14155553000', carrier: 'telnyx' },
    { e164: '+14155553001', carrier: 'vonage' },
  ]);
  await sandbox.control.addFault({
    carrier: 'plivo',
    actions: ['list'],
    script: [{ kind: 'throttle', retryAfter: '7200' }],
    times: null,
  });

  const night = await begin();
  await night.result();
  await keepHistory(system, 'nightly', night.workflowId);

  const rows = await system.db.sql`
    select account_id as account, carrier, listed, ghosts, error from comparisons
    where account_id in (${one}, ${two}, ${none}) order by account_id, carrier`;
  expect(rows).toEqual([
    { account: one, carrier: 'plivo', listed: null, ghosts: null, error: 'throttled' },
    { account: one, carrier: 'sandbox', listed: 2, ghosts: 0, error: null },
    { account: two, carrier: 'telnyx', listed: 0, ghosts: 1, error: null },
    { account: two, carrier: 'vonage', listed: null, ghosts: null, error: 'internal' },
  ]);
});

test('a campaign without a workflow gets one, and goes on where it stands; those that have one keep it', async () => {
  const accountId = await makeAccount(system.db.sql);
  const lost = await makeActiveCampaign(system.db.sql, accountId, { launchedAt: daysAgo(1) });
  const fresh = await makeActiveCampaign(system.db.sql, accountId);
  const alive = await makeActiveCampaign(system.db.sql, accountId, { launchedAt: daysAgo(1) });
  await system.campaigns.start(alive, accountId);
  const { runId } = await workflowOf(alive).describe();
  const halfDone = await archivedCampaign(accountId, 3, 'sealing');
  const over = await archivedCampaign(accountId, 3, 'complete');
  const ended = await makeActiveCampaign(system.db.sql, accountId, { launchedAt: daysAgo(1) });
  await system.campaigns.start(ended, accountId);
  await workflowOf(ended).terminate('an operator was too quick');
  await waitFor('the list to know of it', () => listedAsRunning(campaignWorkflowId(alive)));

  await nightly();

  expect(await statusOf(lost)).toBe('RUNNING');
  expect(await statusOf(ended)).toBe('RUNNING');
  expect(await statusOf(fresh)).toBe('NONE');
  expect(await statusOf(over)).toBe('NONE');
  expect((await workflowOf(alive).describe()).runId).toBe(runId);
  await waitFor('the half-done campaign to be complete', async () => {
    const [row] = await system.db.sql`select stage from campaigns where id = ${halfDone}`;
    return row?.['stage'] === 'complete';
  });
  expect(await checkOf(accountId)).toEqual({
    started: expect.arrayContaining([lost, halfDone, ended]),
    surplus: [],
  });
  expect((await checkOf(accountId))?.['started']).toHaveLength(3);
});

test('a workflow that ended well is begun again only for a campaign that the database says is not at its end', async () => {
  const accountId = await makeAccount(system.db.sql);
  // A database restored from a backup: the workflow's end is not in it.
  const restored = await archivedCampaign(accountId, 3, 'sealing');
  await system.campaigns.start(restored, accountId);
  await workflowOf(restored).result();
  await system.db.sql`
    update campaigns set stage = 'releasing', completed_at = null where id = ${restored}`;
  const waiting = await archivedCampaign(accountId, 1.5, 'complete');
  await system.campaigns.start(waiting, accountId);
  await workflowOf(waiting).result();

  await nightly();

  expect(await checkOf(accountId)).toEqual({ started: [restored], surplus: [] });
});

test('a workflow that no campaign needs is reported in the log and to its account, and goes on', async () => {
  const accountId = await makeAccount(system.db.sql);
  const unknown = uuidv7();
  const draft = await makeActiveCampaign(system.db.sql, accountId, { launchedAt: daysAgo(1) });
  await system.campaigns.start(draft, accountId);
  await system.campaigns.start(unknown, accountId);
  await system.db.sql`update campaigns set status = 'draft', launched_at = null where id = ${draft}`;
  for (const campaignId of [unknown, draft]) {
    await waitFor('the list to know of it', () => listedAsRunning(campaignWorkflowId(campaignId)));
  }

  await nightly();

  const surplus = [
    { workflowId: campaignWorkflowId(unknown), reason: 'unknown' },
    { workflowId: campaignWorkflowId(draft), reason: 'draft' },
  ];
  expect(await checkOf(accountId)).toEqual({ started: [], surplus: expect.arrayContaining(surplus) });
  for (const { workflowId, reason } of surplus) {
    expect(logged).toContainEqual(expect.objectContaining({ workflowId, reason, accountId, level: 40 }));
  }
  expect(await statusOf(unknown)).toBe('RUNNING');
  expect(await statusOf(draft)).toBe('RUNNING');
});

test(
  'a workflow whose task fails at every attempt is in the log and in the inbox with what to do, until it goes on or ends',
  { timeout: stuckTimeoutMs },
  async () => {
    const api = await startSystemApi(onTestFinished, system);
    const accountId = await makeAccount(system.db.sql);
    const campaignId = await makeActiveCampaign(system.db.sql, accountId);
    const owner = await api.as(accountId, 'owner');
    const stranger = await api.as(await makeAccount(system.db.sql), 'owner');
    const workflowId = releaseWorkflowId(campaignId);
    // As one is that a newer version began: no worker here knows its type.
    const stuck = await system.client.workflow.start('ofAnotherVersion', {
      taskQueue: system.taskQueue,
      workflowId,
    });
    const erasureId = eraseWorkflowId(uuidv7());
    const erasure = await system.client.workflow.start('ofAnotherVersion', {
      taskQueue: system.taskQueue,
      workflowId: erasureId,
      typedSearchAttributes: [{ key: accountIdKey, value: accountId }],
    });
    const nobodys = await system.client.workflow.start('ofAnotherVersion', {
      taskQueue: system.taskQueue,
      workflowId: eraseWorkflowId(uuidv7()),
      typedSearchAttributes: [{ key: accountIdKey, value: 'no account' }],
    });
    const all = [workflowId, erasureId, nobodys.workflowId].toSorted();
    const inbox = async (client = owner) => (await client.get('/v1/inbox/workflows')).body.items;
    await waitFor(
      'the server to report them',
      async () => {
        const found: string[] = [];
        for await (const { workflowId: id } of system.workflows.stuck()) found.push(id);
        return found.toSorted().join() === all.join();
      },
      stuckTimeoutMs / 2,
    );
    expect(await inbox()).toEqual([]);

    await nightly();
    const whatToDo = expect.stringMatching(/terminate the workflow and run `lastcall compare`/);
    const campaign = { id: campaignId, name: 'Test campaign' };
    expect(await inbox()).toHaveLength(2);
    expect(await inbox()).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({ workflowId, campaign, whatToDo, resumable: true }),
        expect.objectContaining({ workflowId: erasureId, campaign: null, whatToDo, resumable: false }),
      ]),
    );
    expect((await inbox())[0].attempts).toBeGreaterThanOrEqual(5);
    expect(await inbox(stranger)).toEqual([]);
    expect(logged).toContainEqual(expect.objectContaining({ workflowId, level: 50 }));

    await erasure.terminate('as the inbox says');
    await nobodys.terminate();
    expect((await owner.post(`/v1/campaigns/${campaignId}/resume`)).status).toBe(204);
    // The API delivers it by itself, after its answer.
    const ended = async () => (await stuck.describe()).status.name === 'TERMINATED';
    await waitFor('what is stuck to be ended', ended);
    await waitFor('the campaign to run', async () => (await statusOf(campaignId)) === 'RUNNING');
    for (const id of all) await waitFor('the list to know of it', async () => !(await listedAsRunning(id)));
    await nightly();
    expect(await inbox()).toEqual([]);
  },
);

test('a workflow that runs while nothing comes of it is in the inbox with what is due, and is resumed from there', async () => {
  const api = await startSystemApi(onTestFinished, system);
  const { sql } = system.db;
  const accountId = await makeAccount(sql);
  const owner = await api.as(accountId, 'owner');
  const inbox = async (client = owner) => (await client.get('/v1/inbox/workflows')).body.items;
  // As workflows are that wait for what nobody does: nothing wakes them.
  const standing = async (change: string) => {
    const campaignId = await makeActiveCampaign(sql, accountId, { launchedAt: daysAgo(40) });
    if (change !== '') await sql.unsafe(`update campaigns set ${change} where id = '${campaignId}'`);
    await system.client.workflow.start('sleepsForEver', {
      taskQueue: `nobody-${uuidv7()}`,
      workflowId: campaignWorkflowId(campaignId),
    });
    return campaignId;
  };
  const archivedIn = (stage: string) =>
    `status = 'archived', stage = '${stage}', archived_at = now() - interval '3 days', archive_reason = 'person', archived_by = 'test'`;
  const overdue = await standing(`noticed_at = now() - interval '9 days'`);
  const untold = await standing('');
  const draining = await standing(archivedIn('draining'));
  const untried = await standing(archivedIn('releasing'));
  const [numberId] = await makeNumbers(sql, untried, [{ e164: '+14155557000', carrier: 'telnyx' }]);
  await sql`insert into releases (number_id, campaign_id, created_at) values (${numberId!}, ${untried}, now() - interval '2 days')`;
  const done = await standing(archivedIn('releasing'));
  const inTime = await standing(
    `last_dial_at = now() - interval '30 days 2 hours', noticed_at = now() - interval '7 days 2 hours'`,
  );
  const waits = await standing(archivedIn('releasing'));
  const [held] = await makeNumbers(sql, waits, [{ e164: '+14155557001', carrier: 'telnyx' }]);
  await sql`insert into releases (number_id, campaign_id, status) values (${held!}, ${waits}, 'needs_operator')`;

  await nightly();
  const found = await inbox();
  expect(
    found.map(({ campaign, reason }: { campaign: { id: string }; reason: string }) => [campaign.id, reason]),
  ).toEqual(
    expect.arrayContaining([
      [overdue, 'deadline_passed'],
      [untold, 'deadline_passed'],
      [draining, 'not_sealed'],
      [untried, 'release_not_tried'],
      [done, 'not_completed'],
    ]),
  );
  expect(found).toHaveLength(5);
  expect(found[0]).toMatchObject({
    resumable: true,
    attempts: 0,
    whatToDo: expect.stringContaining('esume it'),
  });

  const resume = (campaignId: string, client = owner) => client.post(`/v1/campaigns/${campaignId}/resume`);
  expect(await resume(inTime)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  const stranger = await api.as(await makeAccount(sql), 'owner');
  expect(await resume(overdue, stranger)).toMatchObject({ status: 404 });
  expect(await resume(overdue, await api.as(accountId, 'moderator'))).toMatchObject({ status: 403 });
  expect((await resume(overdue)).status).toBe(204);
  expect((await resume(overdue)).status).toBe(404);
  await deliverOutbox(sql, system.campaigns);
  await waitFor('the campaign to archive itself', async () => {
    const [row] = await sql`select archive_reason from campaigns where id = ${overdue}`;
    return row?.['archive_reason'] === 'inactivity';
  });
  const { body: audit } = await owner.get('/v1/audit-log');
  expect(audit.items).toContainEqual(
    expect.objectContaining({ action: 'workflow.restarted', campaignId: overdue }),
  );
  expect((await resume(untold)).status).toBe(204);
  await deliverOutbox(sql, system.campaigns);
  await waitFor('the campaign’s people to be told', async () => {
    const [row] = await sql`select noticed_at from campaigns where id = ${untold}`;
    return row !== undefined && row['noticed_at'] !== null;
  });
  expect(await inbox()).toHaveLength(3);
});

test('one account’s comparison leaves the others and the workflows alone', async () => {
  const [mine, other] = [await makeAccount(system.db.sql), await makeAccount(system.db.sql)];
  for (const [accountId, e164] of [
    [mine, '+14155559000'],
    [other, '+14155559001'],
  ] as const) {
    const campaignId = await makeActiveCampaign(system.db.sql, accountId, { launchedAt: daysAgo(1) });
    await makeNumbers(system.db.sql, campaignId, [{ e164, carrier: 'telnyx' }]);
  }
  await nightly({ accountId: mine });
  const rows = await system.db
    .sql`select account_id from comparisons where account_id in (${mine}, ${other})`;
  expect(rows).toEqual([{ account_id: mine }]);
  expect(await checkOf(mine)).toBeUndefined();
});

test('more accounts than a page are all compared, in several runs', async () => {
  const accounts: string[] = [];
  for (let at = 0; at < 120; at += 1) accounts.push(await makeAccount(system.db.sql));
  await system.db.sql`
    insert into phone_numbers (id, account_id, e164, carrier)
    select uuidv7(), id, '+1415555' || 8000 + place, 'telnyx'
    from unnest(${accounts}::uuid[]) with ordinality as a(id, place)`;
  const handle = await begin();
  await handle.result();
  expect((await system.client.workflow.getHandle(handle.workflowId).describe()).runId).not.toBe(
    handle.firstExecutionRunId,
  );
  const [counted] = await system.db.sql`
    select count(distinct account_id)::int as accounts, count(*)::int as comparisons from comparisons
    where account_id = any(${accounts})`;
  expect(counted).toEqual({ accounts: 120, comparisons: 120 });
});

test('however many workers start, one schedule runs the night’s work; a change of it is made, and a pause is kept', async () => {
  const { client, taskQueue } = system;
  const workers = await Promise.all([startWorkerProcess(system), startWorkerProcess(system)]);
  const schedule = client.schedule.getHandle(nightlyScheduleId(taskQueue));
  const described = await waitFor('the schedule', () => schedule.describe().catch(() => null));
  await Promise.all(workers.map((worker) => worker.stop()));
  expect(described.action).toMatchObject({ workflowType: 'nightly', taskQueue });
  expect(described.policies).toMatchObject({ overlap: 'SKIP', catchupWindow: dayMs });
  expect(described.info.nextActionTimes[0]!.toISOString()).toMatch(/T03:00:00\.000Z$/);
  const mine = async () => {
    const ids: string[] = [];
    for await (const { scheduleId } of client.schedule.list())
      if (scheduleId.includes(taskQueue)) ids.push(scheduleId);
    return ids;
  };
  await waitFor('the list of schedules', async () => (await mine()).length > 0);
  expect(await mine()).toEqual([nightlyScheduleId(taskQueue)]);

  await ensureNightlySchedule(client, taskQueue);
  expect((await schedule.describe()).info.lastUpdatedAt).toEqual(described.info.lastUpdatedAt);

  await schedule.pause('moving house');
  await schedule.update((known) => ({ ...known, spec: { calendars: [{ hour: 5 }] } }));
  await ensureNightlySchedule(client, taskQueue);
  const { spec, state } = await schedule.describe();
  expect(spec.calendars).toMatchObject([{ hour: [{ start: 3, end: 3 }] }]);
  expect(state).toMatchObject({ paused: true, note: 'moving house' });

  await triggerNightly(client, taskQueue);
  await waitFor('the triggered run', async () => {
    const { recentActions } = (await schedule.describe()).info;
    return recentActions.length === 1;
  });
  await schedule.delete();
});
