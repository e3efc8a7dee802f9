import { expect } from 'vitest';
import { carrierRate } from '../../src/carriers/rates.ts';
import { hashOf } from '../../src/archive-store/read-files.ts';
import { openExport } from '../../src/export/open-export.ts';
import type { RecoveryReport } from '../../src/domain/recovery.ts';
import { createLog } from '../../src/log.ts';
import { recover } from '../../src/recovery/recover.ts';
import { verifySeal } from '../../src/seals/verify.ts';
import type { RunningWorker } from '../../src/worker/worker.ts';
import { campaignWorkflowId } from '../../workflows/contract.ts';
import type { ApiClient } from '../support/api-client.ts';
import { bytesOf, recordsOf } from '../support/archive.ts';
import { dayMs, dial } from '../support/campaigns.ts';
import { startAll } from '../support/defer.ts';
import { makeAccount } from '../support/factories.ts';
import { numberAll } from '../support/events.ts';
import { fixtures } from '../support/fixtures.ts';
import { type RestorablePostgres, startRestorablePostgres } from '../support/restorable-postgres.ts';
import type { RentedNumber } from '../support/sandbox.ts';
import { waitFor } from '../support/wait-for.ts';

const testTimeoutMs = 300_000;

const { test: base, system, sandbox, systemApi: api } = fixtures('system', 'sandbox', 'systemApi');
let server: RestorablePostgres;
const test = base
  .extend('server', { scope: 'file' }, ({}, { onCleanup }) => startAll(onCleanup, startRestorablePostgres))
  .override('systemOptions', async ({ server: started }) => {
    server = started;
    return { databaseUrl: started.url };
  });

let accountId: string;
let owner: ApiClient;
let dialer: ApiClient;
test.beforeAll(async () => {
  accountId = await makeAccount(system.db.sql);
  owner = await api.as(accountId, 'owner');
  dialer = await api.as(accountId, 'dialer');
});

const show = async (id: string) => (await owner.get(`/v1/campaigns/${id}`)).body;
const isAt = (id: string, stage: string) =>
  waitFor(`the campaign to be ${stage}`, async () => (await show(id)).archive?.stage === stage);
const workflowOf = (id: string) => system.client.workflow.getHandle(campaignWorkflowId(id));
let numbers = 0;

/** A campaign that is called from, with numbers of the carrier. */
async function launch({ rented = [] as RentedNumber[], dials = 3 } = {}) {
  const { id } = (await owner.post('/v1/campaigns', { name: 'Ward 4' })).body;
  const rentals = rented.length > 0 ? rented : await sandbox.rent(2, `+1415555${String(1_000 + numbers)}`);
  numbers += 2;
  const attached = rentals.map(({ carrierRef, ...number }) =>
    carrierRef === null ? number : { ...number, carrierRef },
  );
  expect((await owner.post(`/v1/campaigns/${id}/numbers`, { numbers: attached })).status).toBe(200);
  expect((await owner.post(`/v1/campaigns/${id}/launch`)).status).toBe(200);
  await call(id, dials);
  return { id: String(id), numbers: rentals.map(({ e164 }) => e164) };
}
async function call(id: string, dials: number) {
  const events = Array.from({ length: dials }, () => {
    const started = dial();
    return [
      started,
      dial({ callId: started.callId, type: 'finished', outcome: 'answered', durationSeconds: 1 }),
    ];
  }).flat();
  expect((await dialer.post(`/v1/campaigns/${id}/call-events`, { events })).body).toMatchObject({
    recorded: events.length,
  });
  return events;
}
const archive = async (id: string) =>
  expect((await owner.post(`/v1/campaigns/${id}/archive`)).body.status).toBe('archived');
const hold = (e164s: readonly string[]) =>
  sandbox.control.addFault({
    numbers: [...e164s],
    actions: ['release'],
    script: [{ kind: 'throttle', retryAfter: '1' }],
    times: null,
  });
/** Releases that the carrier has carried out, of each number. */
async function releasesOf(e164s: readonly string[]) {
  const done = (await sandbox.control.requests({ action: 'release', limit: 1_000 })).filter(
    ({ status }) => status !== null && status < 300,
  );
  return e164s.map((e164) => done.filter(({ numbers: of }) => of.includes(e164)).length);
}
const exportedCalls = async (campaignId: string) => {
  const { stream, source } = await openExport(
    { sql: system.db.sql, store: system.store },
    { campaignId, kind: 'calls', acceptsGzip: false },
  );
  expect(source).toBe('sealed');
  return recordsOf(await bytesOf(stream)).map(({ call_id: id }) => id);
};
/** The campaign's files in the store with their hashes. */
async function filesOf(campaignId: string) {
  const files: Record<string, string> = {};
  for await (const { key } of system.store.list(`${accountId}/${campaignId}`)) {
    files[key] = await hashOf(system.store, key);
  }
  return files;
}
/** The database's numbers of these digits. */
const idsOf = async (e164s: readonly string[]) =>
  (
    await system.db.sql<{ id: string }[]>`
      select id from phone_numbers where e164 = any(${[...e164s]}) order by id`
  ).map(({ id }) => id);
/** Another system of the account, that follows the events: those after its cursor, and the cursor to go on with. */
async function follow(cursor: string | null) {
  const ids: string[] = [];
  for (let after = cursor; ;) {
    const { status, body } = await owner.get(
      `/v1/events?limit=100${after === null ? '' : `&after=${after}`}`,
    );
    expect(status).toBe(200);
    ids.push(...body.items.map(({ id }: { id: string }) => id));
    after = body.next;
    if (!body.more) return { ids, next: body.next as string };
  }
}
const numberLines = ({ numbers: beyond }: RecoveryReport) =>
  beyond.map(({ numberId, what, done }) => `${numberId} ${what} ${done}`).toSorted();
const byCampaign = (a: { campaignId: string }, b: { campaignId: string }) =>
  a.campaignId < b.campaignId ? -1 : 1;
const report = (apply: boolean) =>
  recover(
    {
      sql: system.db.sql,
      store: system.store,
      client: system.client,
      taskQueue: system.taskQueue,
      campaigns: system.campaigns,
      workflows: system.workflows,
      log: createLog('silent'),
      carrierFor: sandbox.carrierFor,
      rate: () => carrierRate(1_000),
    },
    { apply },
  );

test(
  'a base backup and the log are put back to yesterday: what was lost is told exactly, and what was archived since stays archived',
  { timeout: testTimeoutMs },
  async () => {
    let worker: RunningWorker = await system.startWorker();
    await server.backUp();
    const active = await launch();
    const archivedSince = await launch();
    const calledAgain = await launch();
    const releasing = await launch();
    const rentedAgain = await launch({ rented: await sandbox.rentAt('plivo', 1, '+14155559000') });
    await hold([...releasing.numbers, ...rentedAgain.numbers]);
    for (const { id } of [releasing, rentedAgain]) {
      await archive(id);
      await isAt(id, 'releasing');
    }
    const before = new Date();
    await server.mark('yesterday');

    const lostCalls = await call(active.id, 2);
    await call(archivedSince.id, 1);
    await archive(archivedSince.id);
    await archive(calledAgain.id);
    const launchedSince = await launch();
    const archivedAndUnknown = await launch();
    await archive(archivedAndUnknown.id);
    await sandbox.control.clearFaults();
    const archived = [archivedSince, calledAgain, archivedAndUnknown, releasing, rentedAgain];
    for (const { id } of archived) await isAt(id, 'complete');
    const callsOfBefore = await exportedCalls(archivedSince.id);
    expect(callsOfBefore).toHaveLength(4);
    const archivedAt = (await show(archivedSince.id)).archive.archivedAt;
    const files = Object.assign({}, ...(await Promise.all(archived.map(({ id }) => filesOf(id)))));
    // That carrier knows numbers by their digits alone, and tells the day on which they were bought.
    const { account } = sandbox.accountOf('plivo');
    const purchasedAt = new Date(Date.now() + dayMs).toISOString();
    const boughtNow = [{ e164: rentedAgain.numbers[0]!, purchasedAt }];
    await sandbox.control.seed({ carrier: 'plivo', account, numbers: boughtNow });
    await sandbox.control.change({ carrier: 'twilio', e164: active.numbers[0]!, released: true });
    await numberAll(system.db.sql);
    const followed = await follow(null);
    expect(followed.ids.length).toBeGreaterThan(30);
    await worker.stop();
    await server.restoreTo('yesterday');

    // Somebody lets a dialer in before anything is recovered.
    await call(calledAgain.id, 1);

    const told = await report(false);
    expect(new Date(told.restoredTo!).getTime()).toBeLessThan(before.getTime() + 1_000);
    expect(told.campaigns).toEqual(
      [
        { campaignId: archivedSince.id, accountId, what: 'archived_since', done: 'none' },
        { campaignId: calledAgain.id, accountId, what: 'archived_since', done: 'none' },
        { campaignId: launchedSince.id, accountId, what: 'launched_since', done: 'none' },
        { campaignId: archivedAndUnknown.id, accountId, what: 'launched_since', done: 'none' },
      ].toSorted(byCampaign),
    );
    const ofArchive = {
      accountId,
      version: 2,
      recordedVersion: null,
      status: 'active',
      why: null,
      done: 'kept',
    };
    const archivesTold = [
      {
        ...ofArchive,
        campaignId: archivedSince.id,
        rows: { calls: 4, contacts: 0 },
        database: { calls: 3, contacts: 0 },
      },
      {
        ...ofArchive,
        campaignId: calledAgain.id,
        rows: { calls: 3, contacts: 0 },
        database: { calls: 4, contacts: 0 },
        why: 'lacks_rows',
      },
      {
        ...ofArchive,
        campaignId: releasing.id,
        recordedVersion: 1,
        status: 'archived',
        rows: { calls: 3, contacts: 0 },
        database: { calls: 3, contacts: 0 },
      },
      {
        ...ofArchive,
        campaignId: rentedAgain.id,
        recordedVersion: 1,
        status: 'archived',
        rows: { calls: 3, contacts: 0 },
        database: { calls: 3, contacts: 0 },
      },
      {
        ...ofArchive,
        campaignId: archivedAndUnknown.id,
        rows: { calls: 3, contacts: 0 },
        database: null,
        status: null,
        why: 'campaign_unknown',
      },
    ].toSorted(byCampaign);
    expect(told.archives).toEqual(archivesTold);
    const [gone, archivedAgain, bought] = [
      await idsOf(active.numbers.slice(0, 1)),
      await idsOf([...archivedSince.numbers, ...calledAgain.numbers]),
      await idsOf(rentedAgain.numbers),
    ];
    const numbersTold = (released: string, byCampaignNow: string, held: string) =>
      [
        ...gone.map((numberId) => `${numberId} gone ${released}`),
        ...archivedAgain.map((numberId) => `${numberId} gone ${byCampaignNow}`),
        ...bought.map((numberId) => `${numberId} bought_again ${held}`),
        ...launchedSince.numbers.map(() => 'null rented_since none'),
      ].toSorted();
    expect(numberLines(told)).toEqual(numbersTold('none', 'none', 'none'));
    expect(told.notCompared).toEqual([]);
    expect((await show(archivedSince.id)).status).toBe('active');

    const done = await report(true);
    for (const { id: campaignId } of [archivedSince, calledAgain]) {
      expect(done.campaigns).toContainEqual({
        campaignId,
        accountId,
        what: 'archived_since',
        done: 'archived_again',
      });
    }
    expect(done.archives).toEqual(
      archivesTold.map((each) => ({ ...each, done: each.why === null ? 'adopted' : 'kept' })),
    );
    expect(done.deadlinesMoved).toEqual([active.id]);
    expect(numberLines(done)).toEqual(numbersTold('released', 'released_by_campaign', 'held'));
    expect(done.workflows?.begun).toBe(5);
    const again = await report(true);
    expect(again.campaigns).toEqual(told.campaigns.filter(({ what }) => what === 'launched_since'));
    expect(again.deadlinesMoved).toEqual([]);

    // A dial that was lost counts: nobody archives the campaign before it would have.
    expect(new Date((await show(active.id)).deadline).getTime()).toBeGreaterThan(
      new Date(done.at).getTime() + 30 * dayMs - 1_000,
    );
    worker = await system.startWorker();
    await isAt(archivedSince.id, 'complete');
    await isAt(calledAgain.id, 'complete');
    await isAt(releasing.id, 'complete');
    expect((await show(archivedSince.id)).archive.archivedAt).toBe(archivedAt);
    expect(await exportedCalls(archivedSince.id)).toEqual(callsOfBefore);
    expect(await exportedCalls(calledAgain.id)).toHaveLength(4);
    const filesNow = await Promise.all(archived.map(({ id }) => filesOf(id)));
    expect(Object.assign({}, ...filesNow)).toMatchObject(files);
    expect((await verifySeal({ sql: system.db.sql, store: system.store }, archivedSince.id)).ok).toBe(true);
    const { deadline, stage } = await workflowOf(active.id).query<{ deadline: string; stage: string }>(
      'status',
    );
    expect({ deadline, stage }).toEqual({ deadline: (await show(active.id)).deadline, stage: 'active' });
    expect(await releasesOf([...archived.flatMap(({ numbers: of }) => of), ...active.numbers])).toEqual([
      1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0,
    ]);
    // What somebody rents again is not taken from them.
    const rentedNow = (await sandbox.control.numbers()).map(({ e164 }) => e164);
    expect(rentedNow.toSorted()).toEqual(
      [active.numbers[1]!, ...launchedSince.numbers, ...rentedAgain.numbers].toSorted(),
    );
    expect((await show(rentedAgain.id)).archive.stage).toBe('releasing');
    expect((await owner.get('/v1/inbox')).body.items).toMatchObject([{ reason: { code: 'rented_again' } }]);
    await expect(workflowOf(launchedSince.id).describe()).resolves.toMatchObject({
      status: { name: 'TERMINATED' },
    });

    // Who followed the events of the past that is gone is told of everything that was written since, old as their cursor is.
    const written = (
      await system.db.sql<{ id: string }[]>`
        select id from events where account_id = ${accountId} and uuid_extract_timestamp(id) > ${told.restoredTo}
        order by id`
    ).map(({ id }) => id);
    expect(written.length).toBeGreaterThan(5);
    await numberAll(system.db.sql);
    expect((await follow(followed.next)).ids).toEqual(expect.arrayContaining(written));

    // A dialer that sends again what it has kept loses nothing.
    const events = await dialer.post(`/v1/campaigns/${active.id}/call-events`, { events: lostCalls });
    expect(events.body).toMatchObject({ recorded: lostCalls.length, duplicates: 0 });
    await worker.stop();
  },
);
