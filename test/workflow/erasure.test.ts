import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import { recordInboundCall } from '../../src/db/call-backs/record-inbound-call.ts';
import { recordOptOut } from '../../src/db/call-backs/record-opt-out.ts';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { launchCampaign } from '../../src/db/campaigns/launch-campaign.ts';
import { deleteExpired } from '../../src/erasure/delete-expired.ts';
import { partKinds } from '../../src/domain/manifest.ts';
import { uuidv7 } from '../../src/ids.ts';
import { createLog } from '../../src/log.ts';
import { resealLate, sealCampaign } from '../../src/seals/seal.ts';
import { verifySeal } from '../../src/seals/verify.ts';
import { accountExportWorkflowId, campaignWorkflowId, eraseWorkflowId } from '../../workflows/contract.ts';
import { archive, makeCalls } from '../support/archive.ts';
import type { ApiClient } from '../support/api-client.ts';
import { dial } from '../support/campaigns.ts';
import { makeAccount, makeNumbers } from '../support/factories.ts';
import { testKeyring } from '../support/keyring.ts';
import { startSystemApi } from '../support/running-api.ts';
import { keepHistory } from '../support/keep-history.ts';
import { makeBucket } from '../support/s3.ts';
import { filesWith, heldByTemporal, tablesWith } from '../support/search-everywhere.ts';
import { startSystem, type TestSystem } from '../support/system.ts';
import { makeTempFolder } from '../support/temp-folder.ts';
import { waitFor } from '../support/wait-for.ts';

const phone = '+12025550143';
/** However its digits are grouped. */
const anywhere = '2\\D{0,3}0\\D{0,3}2\\D{0,3}5\\D{0,3}5\\D{0,3}5\\D{0,3}0\\D{0,3}1\\D{0,3}4\\D{0,3}3';
const inText = new RegExp(anywhere);

interface Bed {
  system: TestSystem;
  store: ArchiveStore;
  owner: ApiClient;
  accountId: string;
  active: string;
  sealed: string;
  logged: string[];
}

const contactsFile = [
  'phone,first_name,note',
  `${phone},Ann,her own row`,
  '+12025550199,Bob,"lives with (202) 555-0143, call her first"',
  '+12025550198,Cleo,nothing',
  'not a number,Dora,or try 202.555.0143',
].join('\r\n');

/** An account whose person is in an active campaign, in a sealed one with an older revision, and on its lists. */
async function bedIn(store: ArchiveStore): Promise<Bed> {
  const keyring = testKeyring('test');
  const logged: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
  const system = await startSystem(onTestFinished, { store, keyring, log });
  const api = await startSystemApi(onTestFinished, system, { keyring });
  const { sql } = system.db;
  const accountId = await makeAccount(sql);
  const owner = await api.as(accountId, 'owner');
  const dialer = await api.as(accountId, 'dialer');

  const filled = async (name: string) => {
    const draft = { accountId, name, startsAt: null, endsAt: null, actor: 'cli' };
    const campaignId = await createCampaign(sql, draft);
    await launchCampaign(sql, { accountId, campaignId, actor: 'cli' });
    const csv = { headers: { 'content-type': 'text/csv' }, body: contactsFile };
    expect((await owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import`, csv)).status).toBe(200);
    const events = [
      dial({ type: 'result', callId: 'call-of-ann', to: phone, answers: { home: phone } }),
      dial({ type: 'result', callId: `out-${phone.slice(1)}`, to: '+12025550197' }),
      dial({
        type: 'result',
        callId: 'call-of-bob',
        to: '+12025550199',
        callerId: `agent of ${phone}`,
        disposition: 'Call (202) 555-0143',
        answers: { other: 12_025_550_143, a: 'b' },
      }),
    ];
    expect((await dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events })).status).toBe(200);
    await makeCalls(sql, campaignId, 30);
    await callBack(campaignId);
    return campaignId;
  };
  /** On a number that went back meanwhile: the person opts out, somebody else does, and one whose call is named after the person. */
  const callBack = async (campaignId: string) => {
    const called = `+1415555${String(Math.trunc(Math.random() * 10_000)).padStart(4, '0')}`;
    await makeNumbers(sql, campaignId, [{ e164: called, carrier: 'sandbox' }]);
    await sql`update phone_numbers set state = 'released', released_at = now() where campaign_id = ${campaignId}`;
    for (const from of [phone, '+12025550196', '+12025550195']) {
      const callId = `source:twilio:${campaignId}:${from === '+12025550195' ? phone.slice(1) : from.slice(-3)}`;
      await recordInboundCall(sql, { accountId, boundTo: null, callId, called });
      await recordOptOut(sql, { accountId, callId, phone: from, actor: 'cli' });
    }
  };
  await owner.post('/v1/do-not-call', { phone, reason: `asked from ${phone}` });
  const active = await filled('Active');
  const sealed = await filled('Sealed');
  await archive(sql, sealed);
  const deps = { sql, store };
  await sealCampaign(deps, { campaignId: sealed, kinds: [...partKinds], rowsPerPart: 10 });
  await sql`update calls set late_at = now(), disposition = 'late' where campaign_id = ${sealed} and id like 'call-of-%'`;
  await resealLate(deps, { campaignId: sealed });
  await sql`update campaigns set stage = 'complete', completed_at = now() where id = ${sealed}`;
  // Its own workflow, which the first worker begins, finds nothing left to seal.
  await sql`update calls set late_at = null where campaign_id = ${sealed}`;
  // What the hot tables gave up is in the seal alone.
  await sql`delete from contacts where campaign_id = ${sealed} and phone = ${phone}`;
  await sql`analyze`;
  return { system, store, owner, accountId, active, sealed, logged };
}

const ask = ({ owner }: Bed) => owner.post('/v1/erasures', { phone, reason: 'request_of_person' });
const read = async ({ owner }: Bed, id: string) => (await owner.get(`/v1/erasures/${id}`)).body;
const until = (bed: Bed, id: string, what: string, holds: (erasure: Record<string, unknown>) => boolean) =>
  waitFor(what, async () => holds(await read(bed, id)));

const stores: Record<string, () => Promise<ArchiveStore>> = {
  'a folder': async () => openFolderStore(makeTempFolder()),
  'a bucket that keeps versions': async () => (await makeBucket({ versions: true })).store,
};

test.each(Object.keys(stores))(
  'not one byte of an erased person’s number is left in database, store, logs and histories, with archives in %s',
  async (kind) => {
    const bed = await bedIn(await stores[kind]!());
    const { system, store, sealed, active } = bed;
    const { sql } = system.db;
    // Who calls is noted every two seconds.
    await waitFor('the caller', async () => (await sql`select from caller_presence`).length > 0);
    expect(await tablesWith(sql, anywhere)).toEqual(
      expect.arrayContaining([
        'caller_presence',
        'calls',
        'contact_imports',
        'contacts',
        'disposition_tally',
        'do_not_call',
        'inbound_calls',
        'statistics of contacts',
      ]),
    );
    expect((await filesWith(store, inText)).length).toBeGreaterThan(2);

    await system.startWorker();
    const wanted = await bed.owner.post('/v1/account-exports', { kind: 'dials', format: 'csv' });
    expect(wanted.status).toBe(202);
    await waitFor('an export of the account', async () => {
      return (await filesWith(store, inText)).some((key) => key.includes(wanted.body.id));
    });
    const { status, body } = await ask(bed);
    expect(status).toBe(202);
    // Encrypted while it waits.
    expect(await tablesWith(sql, anywhere)).not.toContain('erasures');
    await until(bed, body.id, 'the erasure to end', ({ finishedAt }) => finishedAt !== null);

    expect(await tablesWith(sql, anywhere)).toEqual([]);
    expect(await filesWith(store, inText)).toEqual([]);
    expect(bed.logged.filter((line) => inText.test(line))).toEqual([]);
    // The visibility store lags behind.
    const held = await waitFor('all histories', async () => {
      const now = await heldByTemporal(system.client, system.taskQueue);
      return now.has(eraseWorkflowId(body.id)) && now;
    });
    const others = [accountExportWorkflowId(wanted.body.id), ...[active, sealed].map(campaignWorkflowId)];
    expect([...held.keys()]).toEqual(expect.arrayContaining(others));
    for (const [id, text] of held) expect(text, id).not.toMatch(inText);
    expect(await read(bed, body.id)).toMatchObject({
      contacts: 1,
      calls: 4,
      problem: null,
      campaigns: 2,
      campaignsDone: 2,
    });

    // All others are there, and the archive proves itself.
    const report = await verifySeal({ sql, store }, sealed);
    expect(report).toMatchObject({ ok: true });
    const { versions } = (await bed.owner.get(`/v1/campaigns/${sealed}/archive`)).body;
    expect(versions[0].manifest).toMatchObject({
      rows: { calls: 31, contacts: 2, opt_outs: 1 },
      erasures: [{ id: body.id, reason: 'request_of_person', rows: { calls: 2, contacts: 1, opt_outs: 2 } }],
    });
    const contacts = await bed.owner.get(`/v1/campaigns/${sealed}/exports/contacts.csv`);
    expect(contacts.text).toContain('lives with [erased], call her first');
    expect(contacts.text).toContain('Cleo');
    for (const id of [sealed, active]) {
      const optOuts = await bed.owner.get(`/v1/campaigns/${id}/exports/opt_outs.csv`);
      expect(optOuts.text).toContain('+12025550196');
    }
    const calls = await bed.owner.get(`/v1/campaigns/${active}/exports/calls.csv`);
    expect(calls.text).toContain('call-of-bob');
    expect(calls.text).not.toContain('call-of-ann');
    const { items } = (await bed.owner.get('/v1/audit-log')).body;
    expect(items.map(({ action }: { action: string }) => action)).toEqual(
      expect.arrayContaining(['person.erasure_requested', 'person.erased']),
    );
  },
);

test('a legal hold refuses an erasure, and one that is set meanwhile stops it until it is lifted', async () => {
  const bed = await bedIn(openFolderStore(makeTempFolder()));
  const { system, store, owner, sealed } = bed;
  const { sql } = system.db;
  const before = await filesWith(store, inText);
  for (const path of ['/v1/legal-hold', `/v1/campaigns/${sealed}/legal-hold`]) {
    expect((await owner.put(path, { reason: 'Case 1' })).status).toBe(204);
    expect(await ask(bed)).toMatchObject({ status: 409, body: { code: 'legal_hold' } });
    expect((await owner.delete(path)).status).toBe(204);
  }
  const { body } = await ask(bed);
  await owner.put(`/v1/campaigns/${sealed}/legal-hold`, { reason: 'Case 2' });
  expect((await owner.get('/v1/legal-holds')).body.items).toMatchObject([
    { campaignId: sealed, reason: 'Case 2' },
  ]);
  await system.startWorker();
  await until(bed, body.id, 'the hold to stop it', ({ problem }) => problem === 'legal_hold');
  expect(await filesWith(store, inText)).toEqual(before);
  const [held] =
    await sql`select count(*)::int as calls from calls where campaign_id = ${sealed} and to_number = ${phone}`;
  expect(held?.['calls']).toBe(1);

  await owner.delete(`/v1/campaigns/${sealed}/legal-hold`);
  await until(bed, body.id, 'it to go on', ({ finishedAt }) => finishedAt !== null);
  expect(await filesWith(store, inText)).toEqual([]);
  await system.client.workflow.getHandle(eraseWorkflowId(body.id)).result();
  await keepHistory(system, 'erasure-held-up', eraseWorkflowId(body.id));
});

test('a file that an object lock protects stops an erasure with that reason', async () => {
  const settings = { ARCHIVE_S3_LOCK: 'governance', ARCHIVE_S3_LOCK_DAYS: '1' };
  const bed = await bedIn((await makeBucket({ locks: true }, settings)).store);
  const { body } = await ask(bed);
  await bed.system.startWorker();
  await until(bed, body.id, 'the lock to stop it', ({ problem }) => problem === 'object_lock');
  expect(await read(bed, body.id)).toMatchObject({ finishedAt: null });
});

test('a number that the account rents is no person’s, and nothing is erased without a key to keep the request with', async () => {
  const bed = await bedIn(openFolderStore(makeTempFolder()));
  const { system, owner, active } = bed;
  await owner.post(`/v1/campaigns/${active}/numbers`, {
    numbers: [{ e164: '+14155550123', carrier: 'sandbox' }],
  });
  const own = await owner.post('/v1/erasures', { phone: '+14155550123', reason: 'other' });
  expect(own).toMatchObject({ status: 409, body: { code: 'erasure_own_number' } });
  const api = await startSystemApi(onTestFinished, system, { keyring: null });
  const keyless = await (
    await api.as(bed.accountId, 'owner')
  ).post('/v1/erasures', { phone, reason: 'other' });
  expect(keyless).toMatchObject({ status: 503, body: { code: 'secret_key_missing' } });
  const moderator = await api.as(bed.accountId, 'moderator');
  expect((await moderator.post('/v1/erasures', { phone, reason: 'other' })).status).toBe(403);
  const stranger = await api.as(await makeAccount(system.db.sql), 'owner');
  expect((await stranger.get(`/v1/erasures/${uuidv7()}`)).status).toBe(404);
});

test('data whose time is over goes, in store and database, and a legal hold keeps it', async () => {
  const bed = await bedIn(openFolderStore(makeTempFolder()));
  const { system, store, owner, sealed, active } = bed;
  const { sql } = system.db;
  const deps = { sql, store, log: createLog('silent') };
  const night = () => deleteExpired(deps, new AbortController().signal);
  await sql`update campaigns set completed_at = now() - interval '31 days' where id = ${sealed}`;
  const filesOf = async () => (await filesWith(store, /./)).length;
  const files = await filesOf();
  await night();
  expect(await filesOf()).toBe(files);
  expect((await owner.patch('/v1/account', { retentionDays: 30 })).body.retentionDays).toBe(30);
  for (const path of ['/v1/legal-hold', `/v1/campaigns/${sealed}/legal-hold`]) {
    await owner.put(path, { reason: 'Case' });
    await night();
    expect(await filesOf()).toBe(files);
    await owner.delete(path);
  }
  await night();
  expect(await filesOf()).toBe(0);
  const [left] = await sql`
    select (select count(*)::int from calls where campaign_id = ${sealed}) as calls,
      (select count(*)::int from contacts where campaign_id = ${sealed}) as contacts,
      (select count(*)::int from inbound_calls where campaign_id = ${sealed}) as "inboundCalls",
      (select count(*)::int from calls where campaign_id = ${active}) as active`;
  expect(left).toEqual({ calls: 0, contacts: 0, inboundCalls: 0, active: 33 });
  const gone = await owner.get(`/v1/campaigns/${sealed}/exports/calls.csv`);
  expect(gone).toMatchObject({ status: 410, body: { code: 'data_deleted' } });
  expect((await owner.get(`/v1/campaigns/${sealed}`)).status).toBe(200);
});
