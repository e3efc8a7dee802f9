import { gunzipSync } from 'node:zlib';
import { expect, onTestFinished } from 'vitest';
import { exportFolder } from '../../src/account-exports/write-part.ts';
import { beginFastForward } from '../../src/temporal/fast-forward.ts';
import { accountExportWorkflowId, exportScheduleId } from '../../workflows/contract.ts';
import { dayMs } from '../support/campaigns.ts';
import { makeAccount, makeActiveCampaign } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { holdLock } from '../support/hold-lock.ts';
import { keepHistory } from '../support/keep-history.ts';
import { waitFor } from '../support/wait-for.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const { test, system, systemApi } = fixtures('system', 'systemApi');
const testTimeoutMs = 300_000;

/** Dials of a campaign, made by rows: recording that many takes longer than the test. */
async function dials(campaignId: string, count: number): Promise<void> {
  const { sql } = system.db;
  await sql`
    insert into calls (campaign_id, id, placed, started_at, to_number, outcome)
    select ${campaignId}, 'call-' || lpad(n::text, 7, '0'), true, now() - interval '1 hour', '+12025550143', 'answered'
    from generate_series(1, ${count}::int) n`;
  await sql`
    insert into dial_tally (campaign_id, quarter_at, dials)
    select campaign_id, date_bin('15 minutes', started_at, 'epoch'), count(*) from calls
    where campaign_id = ${campaignId} group by 1, 2`;
}

/** Holds up the worker where it records a part after the first, whose file is written. */
async function holdUpLaterParts(): Promise<() => Promise<void>> {
  const { sql } = system.db;
  await sql.unsafe(`
    create function hold_up() returns trigger language plpgsql as $$
    begin
      perform pg_advisory_xact_lock_shared(1);
      return new;
    end $$;
    create trigger hold_up before insert on account_export_parts
      for each row when (new.sequence > 1) execute function hold_up()`);
  const letGo = await holdLock(sql, (tx) => tx`select pg_advisory_xact_lock(1)`);
  onTestFinished(letGo);
  return letGo;
}

const files = async (accountId: string, exportId: string) => {
  const keys: string[] = [];
  for await (const { key } of system.store.list(exportFolder(accountId, exportId))) keys.push(key);
  return keys;
};

test(
  'an export whose worker is killed in the middle goes on after its last part, shows how far it is, and is taken away at its time',
  { timeout: testTimeoutMs },
  async () => {
    const { sql } = system.db;
    const accountId = await makeAccount(sql);
    const campaignId = await makeActiveCampaign(sql, accountId);
    const rows = 250_000;
    await dials(campaignId, rows);
    const owner = await systemApi.as(accountId, 'owner');
    const letGo = await holdUpLaterParts();
    const first = await startWorkerProcess(system);
    const { body: asked } = await owner.post('/v1/account-exports', {
      kind: 'dials',
      columns: ['call_id', 'to_number'],
      keepDays: 1,
    });
    const state = async () => (await owner.get(`/v1/account-exports/${asked.id}`)).body;
    const parts = () => sql<{ sequence: number; key: string; writtenBy: string }[]>`
      select sequence, store_key as key, xmin::text as "writtenBy" from account_export_parts
      where export_id = ${asked.id} order by sequence`;
    await waitFor('a part that is held up', async () => {
      const blocked = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
          and query like '%insert into account_export_parts%'`;
      return blocked.length > 0;
    });
    expect(await state()).toMatchObject({ status: 'running', estimatedRows: rows });
    expect((await state()).rows).toBeGreaterThanOrEqual(100_000);
    const before = await parts();
    await first.kill9();
    await letGo();

    const second = await startWorkerProcess(system);
    const ready = await waitFor(
      'the export',
      async () => {
        const now = await state();
        return now.status === 'ready' && now;
      },
      testTimeoutMs,
    );
    expect(ready).toMatchObject({ rows, estimatedRows: rows });
    const after = await parts();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after).toHaveLength(3);

    const { body: link } = await owner.post(`/v1/account-exports/${asked.id}/link`, { compressed: true });
    const file = await fetch(`${systemApi.url}${link.url}`);
    const lines = gunzipSync(Buffer.from(await file.arrayBuffer()))
      .toString()
      .split('\r\n');
    expect(lines.slice(0, 2)).toEqual(['call_id,to_number', 'call-0000001,+12025550143']);
    expect(lines.slice(-2)).toEqual([`call-0${rows},+12025550143`, '']);
    expect(lines).toHaveLength(rows + 2);
    expect(new Set(lines).size).toBe(rows + 2);

    expect((await files(accountId, asked.id)).length).toBeGreaterThanOrEqual(3);
    await sql`update account_exports set expires_at = now() - interval '1 second' where id = ${asked.id}`;
    const reached = await beginFastForward(system.client, accountExportWorkflowId(asked.id), dayMs);
    await reached();
    await waitFor('the files to be taken away', async () => (await files(accountId, asked.id)).length === 0);
    expect(await state()).toMatchObject({ status: 'expired' });
    await system.client.workflow.getHandle(accountExportWorkflowId(asked.id)).result();
    await keepHistory(system, 'account-export', accountExportWorkflowId(asked.id));
    await second.stop();
    for (const log of [first.output(), second.output()]) expect(log).not.toContain('2025550143');
  },
);

test(
  'a scheduled export is made at its time, and no more once the schedule is removed',
  { timeout: testTimeoutMs },
  async () => {
    const accountId = await makeAccount(system.db.sql, { timeZone: 'America/New_York' });
    await makeActiveCampaign(system.db.sql, accountId);
    const owner = await systemApi.as(accountId, 'owner');
    const worker = await startWorkerProcess(system);
    const { body: schedule } = await owner.post('/v1/export-schedules', { kind: 'dials', every: 'week' });
    const handle = system.client.schedule.getHandle(exportScheduleId(schedule.id));
    const described = await waitFor('the schedule', () => handle.describe().catch(() => null));
    expect(described.spec).toMatchObject({ timezone: 'America/New_York' });
    const [calendar] = described.spec.calendars ?? [];
    expect([calendar?.dayOfWeek?.[0]?.start, calendar?.hour?.[0]?.start]).toEqual(['MONDAY', 6]);
    await handle.trigger();
    await waitFor('the export', async () => {
      const { body } = await owner.get('/v1/account-exports');
      return body.items.length === 1 && body.items[0].status === 'ready' && body.items[0];
    });
    await keepHistory(
      system,
      'scheduled-export',
      (await handle.describe()).info.recentActions[0]!.action.workflow.workflowId,
    );
    await owner.delete(`/v1/export-schedules/${schedule.id}`);
    await waitFor('the schedule to be gone', () =>
      handle.describe().then(
        () => false,
        () => true,
      ),
    );
    await worker.stop();
  },
);
