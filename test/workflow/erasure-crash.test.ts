import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { pino } from 'pino';
import { expect, inject, onTestFinished } from 'vitest';
import { createCampaign } from '../../src/db/campaigns/create-campaign.ts';
import { launchCampaign } from '../../src/db/campaigns/launch-campaign.ts';
import { parseKeyring } from '../../src/secrets/parse-keyring.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { verifySeal } from '../../src/seals/verify.ts';
import { accountExportWorkflowId, campaignWorkflowId, eraseWorkflowId } from '../../workflows/contract.ts';
import { archive, makeCalls } from '../support/archive.ts';
import { dial } from '../support/campaigns.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { holdLock } from '../support/hold-lock.ts';
import { startSystemApi } from '../support/running-api.ts';
import { filesWith, heldByTemporal, tablesWith } from '../support/search-everywhere.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system } = fixtures('system');
const testTimeoutMs = 360_000;

/** No other test's: the logs of the servers are those of all tests. */
const phone = '+12125550187';
const anywhere = '2\\D{0,3}1\\D{0,3}2\\D{0,3}5\\D{0,3}5\\D{0,3}5\\D{0,3}0\\D{0,3}1\\D{0,3}8\\D{0,3}7';
const inText = new RegExp(anywhere);

/** Holds up whoever does this to a table, until it is let go. */
async function holdUp(what: 'insert' | 'delete', table: string) {
  const { sql } = system.db;
  await sql.unsafe(`
    create or replace function hold_up() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(1);
      return coalesce(new, old);
    end $$;
    create trigger hold_up before ${what} on ${table} for each row execute function hold_up()`);
  const letGo = await holdLock(sql, (tx) => tx`select pg_advisory_xact_lock(1)`);
  onTestFinished(letGo);
  await waitForLock();
  return async () => {
    await letGo();
    await sql.unsafe(`drop trigger hold_up on ${table}`);
  };

  async function waitForLock() {
    const [held] = await sql`select from pg_locks where locktype = 'advisory' and objid = 1 and granted`;
    expect(held).toBeDefined();
  }
}

const isHeldUp = (text: string) =>
  waitFor(`the worker to be held up in ${text}`, async () => {
    const rows = await system.db.sql`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
        and query like ${`%${text}%`}`;
    return rows.length > 0;
  });

test(
  'an erasure whose worker is killed twice in the middle is finished by the next one, and nothing of the number is left anywhere',
  { timeout: testTimeoutMs },
  async () => {
    const { sql } = system.db;
    const secretKeys = `test:${randomBytes(32).toString('base64')}`;
    const logged: string[] = [];
    const log = pino({ level: 'trace' }, { write: (line) => void logged.push(line) });
    const api = await startSystemApi(onTestFinished, system, { keyring: parseKeyring(secretKeys), log });
    const accountId = await makeAccount(sql);
    const owner = await api.as(accountId, 'owner');
    const dialer = await api.as(accountId, 'dialer');
    const campaign = async (name: string) => {
      const draft = { accountId, name, startsAt: null, endsAt: null, actor: 'cli' };
      const campaignId = await createCampaign(sql, draft);
      await launchCampaign(sql, { accountId, campaignId, actor: 'cli' });
      const file = `phone,first_name,note\n${phone},Ann,\n+12025550198,Cleo,her aunt has 212-555-0187\n`;
      const csv = { headers: { 'content-type': 'text/csv' }, body: file };
      await owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import`, csv);
      const events = [dial({ type: 'result', callId: 'call-of-ann', to: phone, disposition: 'Yes' })];
      expect((await dialer.post(`/v1/campaigns/${campaignId}/call-events`, { events })).status).toBe(200);
      await makeCalls(sql, campaignId, 30);
      return campaignId;
    };
    const [active, sealed] = [await campaign('Active'), await campaign('Sealed')];
    await archive(sql, sealed);
    const kinds = ['calls', 'contacts', 'receipts'] as const;
    await sealCampaign({ sql, store: system.store }, { campaignId: sealed, kinds, rowsPerPart: 10 });
    await sql`update campaigns set stage = 'complete', completed_at = now() where id = ${sealed}`;
    await sql`analyze`;

    const start = () => startWorkerProcess(system, { environment: { LASTCALL_SECRET_KEYS: secretKeys } });
    const first = await start();
    const wanted = await owner.post('/v1/account-exports', { kind: 'dials', format: 'csv' });
    await waitFor('an export of the account', async () => {
      const { body } = await owner.get(`/v1/account-exports/${wanted.body.id}`);
      return body.status === 'ready';
    });
    const before = await filesWith(system.store, inText);
    expect(before.length).toBeGreaterThan(2);

    // New files are written, and the manifest that names them is not recorded.
    const letInsert = await holdUp('insert', 'archives');
    const { body: asked } = await owner.post('/v1/erasures', { phone, reason: 'request_of_person' });
    await isHeldUp('insert into archives');
    await first.kill9();
    await letInsert();
    expect(await filesWith(system.store, inText)).toEqual(before);

    // The old files are gone, and their rows are not.
    const letDelete = await holdUp('delete', 'archive_parts');
    const second = await start();
    await isHeldUp('delete from archive_parts');
    await second.kill9();
    await letDelete();

    const third = await start();
    const done = await waitFor(
      'the erasure to end',
      async () => {
        const { body } = await owner.get(`/v1/erasures/${asked.id}`);
        return body.finishedAt !== null && body;
      },
      testTimeoutMs,
    );
    expect(done).toMatchObject({ contacts: 2, calls: 2, campaigns: 2, campaignsDone: 2, problem: null });

    expect(await tablesWith(sql, anywhere)).toEqual([]);
    expect(await filesWith(system.store, inText)).toEqual([]);
    const held = await waitFor('all histories', async () => {
      const now = await heldByTemporal(system.client, system.taskQueue);
      return now.has(eraseWorkflowId(asked.id)) && now;
    });
    const others = [accountExportWorkflowId(wanted.body.id), ...[active, sealed].map(campaignWorkflowId)];
    expect([...held.keys()]).toEqual(expect.arrayContaining(others));
    for (const [id, text] of held) expect(text, id).not.toMatch(inText);
    await third.stop();
    const logs = {
      api: logged.join(''),
      workers: [first, second, third].map((worker) => worker.output()).join(''),
      postgres: await readFile(inject('serverLogs').postgres, 'utf8'),
      temporal: await readFile(inject('serverLogs').temporal, 'utf8'),
    };
    for (const [name, text] of Object.entries(logs)) {
      expect(text.length, name).toBeGreaterThan(0);
      expect(text, name).not.toMatch(inText);
    }

    // Every other row is there, and the archive proves itself.
    expect(await verifySeal({ sql, store: system.store }, sealed)).toMatchObject({ ok: true });
    const contacts = await owner.get(`/v1/campaigns/${sealed}/exports/contacts.csv`);
    expect(contacts.text).toContain('her aunt has [erased]');
    const { versions } = (await owner.get(`/v1/campaigns/${sealed}/archive`)).body;
    expect(versions[0].manifest).toMatchObject({
      rows: { calls: 30, contacts: 1 },
      erasures: [{ id: asked.id, rows: { calls: 1, contacts: 1 } }],
    });
  },
);
