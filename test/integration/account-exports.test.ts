import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, onTestFinished, vi } from 'vitest';
import { discardAccountExport } from '../../src/account-exports/discard-account-export.ts';
import { makeAccountExport } from '../../src/account-exports/make-account-export.ts';
import { ArchiveLockedError } from '../../src/archive-store/errors.ts';
import { createScheduledExport } from '../../src/db/account-exports/schedules.ts';
import type { CallEvent } from '../../src/domain/calls.ts';
import { dial, hourMs } from '../support/campaigns.ts';
import { makeNumbers } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import type { TestAccount } from '../support/test-api.ts';

const { test, api } = fixtures('api');

let account: TestAccount;
beforeEach(async () => {
  account = await api.createAccount();
});

async function campaign(name: string, ...events: Partial<CallEvent>[]): Promise<string> {
  const { body } = await account.as.owner.post('/v1/campaigns', { name });
  await account.as.owner.send('POST', `/v1/campaigns/${body.id}/contacts/import`, {
    headers: { 'content-type': 'text/csv' },
    body: 'phone,first_name,last_name,external_id\n+12025550143,Ada,Lovelace,V-7\n',
  });
  await account.as.owner.post(`/v1/campaigns/${body.id}/launch`);
  if (events.length > 0)
    await account.as.dialer.post(`/v1/campaigns/${body.id}/call-events`, { events: events.map(dial) });
  return body.id;
}

const deps = () => ({ sql: api.db.sql, store: api.store });
const ask = (body: object, as = account.as.owner) => as.post('/v1/account-exports', body);
const read = async (id: string) => (await account.as.moderator.get(`/v1/account-exports/${id}`)).body;

/** An export that is made, in parts of so many rows. */
async function made(body: object, rowsPerPart = 3): Promise<string> {
  const asked = await ask(body);
  expect(asked).toMatchObject({ status: 202, body: { status: 'waiting', rows: 0 } });
  await makeAccountExport(deps(), asked.body.id, { rowsPerPart });
  return asked.body.id;
}
const link = async (id: string, body: object = {}, as = account.as.owner) =>
  (await as.post(`/v1/account-exports/${id}/link`, body)).body.url as string;
const take = (url: string, headers: Record<string, string> = {}) => fetch(`${api.url}${url}`, { headers });
const text = async (body: object, rowsPerPart?: number) =>
  (await take(await link(await made(body, rowsPerPart)))).text();
const rowsOf = async (body: object, rowsPerPart?: number) =>
  (await text({ ...body, format: 'jsonl' }, rowsPerPart))
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
async function files(id: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of api.store.list(`${account.id}/exports/${id}`)) keys.push(key);
  return keys;
}
const parts = (id: string) => api.db.sql`select rows from account_export_parts where export_id = ${id}`;

const calls = (prefix: string, count: number): Partial<CallEvent>[] =>
  Array.from({ length: count }, (_, at) => ({
    callId: `${prefix}${String(at).padStart(2, '0')}`,
    to: `+1202555${1000 + at}`,
  }));

describe('an export of all of the account', () => {
  test('has every dial of every campaign once, however it is cut into parts', async () => {
    const large = await campaign('Large', ...calls('l', 10));
    const small = await campaign('Small', ...calls('s', 2));
    await campaign('Smaller', ...calls('t', 1), { type: 'not_placed', callId: 'never' });
    await campaign('Silent');
    const other = await api.createAccount();
    const { body: theirs } = await other.as.owner.post('/v1/campaigns', { name: 'Theirs' });
    await other.as.owner.post(`/v1/campaigns/${theirs.id}/launch`);
    await other.as.dialer.post(`/v1/campaigns/${theirs.id}/call-events`, dial({ callId: 'theirs' }));

    const wanted = [...calls('l', 10), ...calls('s', 2), ...calls('t', 1)].map(({ callId }) => callId);
    for (const rowsPerPart of [1, 3, 5, 100]) {
      const rows = await rowsOf({ kind: 'dials' }, rowsPerPart);
      expect(rows.map((row) => row['call_id'])).toEqual(wanted);
      expect(rows[0]).toMatchObject({
        campaign_id: large,
        campaign_name: 'Large',
        to_number: '+12025551000',
      });
    }
    const id = await made({ kind: 'dials' });
    expect(await parts(id)).toHaveLength(5);
    expect(await read(id)).toMatchObject({ status: 'ready', rows: 13, estimatedRows: 13 });
    const one = await rowsOf({ kind: 'dials', campaignIds: [small], columns: ['to_number', 'call_id'] });
    expect(one.map((row) => JSON.stringify(row))).toEqual([
      '{"to_number":"+12025551000","call_id":"s00"}',
      '{"to_number":"+12025551001","call_id":"s01"}',
    ]);
  });

  test('has the answers of each dial, in CSV a column for each question, without formulas', async () => {
    const said = (callId: string, answers: Record<string, unknown>) => [
      { callId, to: '+12025550143' },
      { callId, type: 'result' as const, disposition: '=1+1', answers },
    ];
    await campaign('Ward, 4', ...said('a', { sign: 'yes', age: 40 }));
    await campaign('Ward 5', ...said('b', { sign: 'no' }));
    const columns = ['campaign_name', 'phone', 'first_name', 'disposition', 'answers'];
    expect(await text({ kind: 'results', columns })).toBe(
      [
        'campaign_name,phone,first_name,disposition,age,sign',
        '"Ward, 4",+12025550143,Ada,\'=1+1,40,yes',
        "Ward 5,+12025550143,Ada,'=1+1,,no",
        '',
      ].join('\r\n'),
    );
    expect(await rowsOf({ kind: 'results', columns: ['answers'] })).toEqual([
      { answers: { age: 40, sign: 'yes' } },
      { answers: { sign: 'no' } },
    ]);
  });

  test('has what each caller did on each day of the account’s zone', async () => {
    await account.as.owner.patch('/v1/account', { timeZone: 'Pacific/Kiritimati' });
    const caller = await account.signIn('caller');
    const id = await campaign('Ward 4');
    await account.as.owner.put(`/v1/campaigns/${id}/callers/${caller.userId}`, undefined);
    const at = new Date(Date.now() - 25 * hourMs);
    const finished = (callId: string, outcome: 'answered' | 'busy', durationSeconds: number) => ({
      callId,
      type: 'finished' as const,
      callerId: caller.userId,
      startedAt: at,
      occurredAt: at,
      outcome,
      durationSeconds,
    });
    await account.as.dialer.post(`/v1/campaigns/${id}/call-events`, {
      events: [finished('a', 'answered', 60), finished('b', 'busy', 3)].map(dial),
    });
    const day = new Date(at.getTime() + 14 * hourMs).toISOString().slice(0, 10);
    expect(await rowsOf({ kind: 'caller_activity' })).toEqual([
      {
        day,
        campaign_id: id,
        campaign_name: 'Ward 4',
        caller_id: caller.userId,
        caller_name: caller.name,
        dials: 2,
        answered: 1,
        results: 0,
        talk_seconds: 63,
        first_dial_at: at.toISOString(),
        last_dial_at: at.toISOString(),
      },
    ]);
    const next = new Date(at.getTime() + 38 * hourMs).toISOString().slice(0, 10);
    expect(await rowsOf({ kind: 'caller_activity', from: day, to: day })).toHaveLength(1);
    expect(await rowsOf({ kind: 'caller_activity', from: next })).toEqual([]);
  });

  test('has the history of each number, and of an account without any its headings', async () => {
    const header = await text({ kind: 'number_history', columns: ['number', 'state'] });
    expect(header).toBe('number,state\r\n');
    const id = await campaign('Ward 4');
    await makeNumbers(api.db.sql, id, [{ e164: '+14155550123', carrier: 'sandbox' }]);
    await account.as.owner.post(`/v1/campaigns/${id}/archive`);
    expect(await rowsOf({ kind: 'number_history' })).toMatchObject([
      {
        number: '+14155550123',
        carrier: 'sandbox',
        campaign_name: 'Ward 4',
        state: 'releasing',
        release_status: 'pending',
      },
    ]);
    expect(await rowsOf({ kind: 'dials' })).toEqual([]);
  });

  test('goes on after the last part that stands, and ends with what an undisturbed one ends with', async () => {
    await campaign('Large', ...calls('l', 10));
    const undisturbed = await text({ kind: 'dials' });
    const { body } = await ask({ kind: 'dials' });
    let written = 0;
    const dying = {
      ...deps(),
      store: {
        ...api.store,
        put: async (...given: Parameters<typeof api.store.put>) => {
          written += 1;
          if (written === 3) throw new Error('the worker died');
          return api.store.put(...given);
        },
      },
    };
    await expect(makeAccountExport(dying, body.id, { rowsPerPart: 3 })).rejects.toThrow('died');
    expect(await parts(body.id)).toHaveLength(2);
    expect(await read(body.id)).toMatchObject({ status: 'running', estimatedRows: 10 });
    await makeAccountExport(deps(), body.id, { rowsPerPart: 3 });
    expect(await (await take(await link(body.id))).text()).toBe(undisturbed);
  });

  test('of two workers at once has each part once', async () => {
    await campaign('Large', ...calls('l', 10));
    const undisturbed = await text({ kind: 'dials' });
    const { body } = await ask({ kind: 'dials' });
    await Promise.all([1, 2, 3].map(() => makeAccountExport(deps(), body.id, { rowsPerPart: 2 })));
    await makeAccountExport(deps(), body.id, { rowsPerPart: 2 });
    expect(await (await take(await link(body.id))).text()).toBe(undisturbed);
  });

  test('that is cancelled records nothing more, leaves no file, and cannot be cancelled twice', async () => {
    await campaign('Large', ...calls('l', 10));
    const { body } = await ask({ kind: 'dials' });
    const cancel = () => account.as.moderator.post(`/v1/account-exports/${body.id}/cancel`);
    let written = 0;
    const watched = {
      ...deps(),
      store: {
        ...api.store,
        put: async (...given: Parameters<typeof api.store.put>) => {
          const file = await api.store.put(...given);
          written += 1;
          if (written === 2) await cancel();
          return file;
        },
      },
    };
    await makeAccountExport(watched, body.id, { rowsPerPart: 3 });
    expect(written).toBe(2);
    expect(await parts(body.id)).toHaveLength(1);
    expect(await read(body.id)).toMatchObject({ status: 'cancelled' });
    expect(await cancel()).toMatchObject({ status: 409, body: { code: 'export_over' } });
    expect(await discardAccountExport(deps(), body.id)).toEqual({ keptForMs: 0 });
    expect(await files(body.id)).toEqual([]);
    expect(await account.as.owner.post(`/v1/account-exports/${body.id}/link`)).toMatchObject({
      status: 409,
      body: { code: 'export_not_ready' },
    });
  });

  test('is kept for as long as was asked for, and then its files are gone', async () => {
    await campaign('Small', ...calls('s', 4));
    const id = await made({ kind: 'dials', keepDays: 2 });
    const url = await link(id);
    const { keptForMs } = await discardAccountExport(deps(), id);
    expect(keptForMs / hourMs).toBeCloseTo(48, 1);
    expect((await take(url)).status).toBe(200);
    await api.db.sql`update account_exports set expires_at = now() - interval '1 second' where id = ${id}`;
    expect(await read(id)).toMatchObject({ status: 'expired' });
    expect((await take(url)).status).toBe(409);
    const remove = async (key: string) => {
      throw new ArchiveLockedError(key);
    };
    const locking = { sql: api.db.sql, store: { ...api.store, remove } };
    expect(await discardAccountExport(locking, id)).toEqual({ keptForMs: 24 * hourMs });
    expect((await files(id)).length).toBeGreaterThan(0);
    expect(await discardAccountExport(deps(), id)).toEqual({ keptForMs: 0 });
    expect(await files(id)).toEqual([]);
  });

  test('is refused for columns of another kind, for campaigns of others, and beyond five at once', async () => {
    expect(await ask({ kind: 'dials', columns: ['answers'] })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '#/columns' }] },
    });
    expect(await ask({ kind: 'dials', from: '2026-02-02', to: '2026-02-01' })).toMatchObject({ status: 400 });
    const id = await campaign('Ours');
    const other = await api.createAccount();
    expect(await ask({ kind: 'dials', campaignIds: [id] }, other.as.owner)).toMatchObject({ status: 404 });
    const answers = await Promise.all(Array.from({ length: 7 }, () => ask({ kind: 'dials' })));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(2);
    const first = (await account.as.moderator.get('/v1/account-exports?limit=2')).body;
    const rest = (await account.as.moderator.get(`/v1/account-exports?cursor=${first.nextCursor}`)).body;
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 3, null]);
  });
});

describe('a download link', () => {
  test('gives the file to who holds it, whole or by ranges, as text or compressed', async () => {
    await campaign('Large', ...calls('l', 10));
    const id = await made({ kind: 'dials' });
    const whole = await (await take(await link(id))).text();
    const plain = await link(id);
    const packed = await link(id, { compressed: true });
    const answer = await take(packed);
    expect(answer.headers.get('content-disposition')).toContain('filename=dials.csv.gz');
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(gunzipSync(bytes).toString()).toBe(whole);
    for (const [url, file] of [
      [plain, Buffer.from(whole)],
      [packed, bytes],
    ] as const) {
      const etag = (await take(url)).headers.get('etag') ?? '';
      expect((await take(url, { 'if-none-match': etag })).status).toBe(304);
      for (const [start, end] of [
        [0, 9],
        [file.length - 5, file.length - 1],
        [Math.floor(file.length / 3), Math.floor((2 * file.length) / 3)],
      ] as const) {
        const piece = await take(url, { range: `bytes=${start}-${end}`, 'if-range': etag });
        expect(piece.status).toBe(206);
        expect(piece.headers.get('content-range')).toBe(`bytes ${start}-${end}/${file.length}`);
        expect(Buffer.from(await piece.arrayBuffer())).toEqual(file.subarray(start, end + 1));
      }
      expect((await take(url, { range: `bytes=${file.length}-` })).status).toBe(416);
      expect((await take(url, { range: 'bytes=0-1', 'if-range': '"other"' })).status).toBe(200);
    }
    expect(await read(id)).toMatchObject({ downloadedAt: expect.any(String) });
    const { body: log } = await account.as.owner.get('/v1/audit-log');
    expect(log.items[0]).toMatchObject({
      action: 'account_export.linked',
      details: { exportId: id, kind: 'dials' },
    });
  });

  test('holds until its time is over and not a second longer, and hands out no byte then', async () => {
    await campaign('Small', ...calls('t', 2));
    const id = await made({ kind: 'dials' });
    const url = await link(id);
    const ends = Number(new URLSearchParams(url.split('?')[1]).get('expires')) * 1000;
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const at = (ms: number, headers: Record<string, string> = {}) => {
      vi.setSystemTime(ms);
      return take(url, headers);
    };
    const last = await at(ends - 1);
    expect(last.status).toBe(200);
    const etag = last.headers.get('etag') ?? '';
    await last.text();
    const own = { authorization: `Bearer ${account.keys.owner}` };
    // Nor for who began to download in time, knows the file, or is of the account.
    for (const headers of [{}, { range: 'bytes=5-', 'if-range': etag }, { 'if-none-match': etag }, own]) {
      const answer = await at(ends, headers);
      expect(answer.status).toBe(403);
      expect(((await answer.json()) as { code: string }).code).toBe('link_invalid');
    }
    // A new link, made then, is good again.
    expect((await take(await link(id))).status).toBe(200);
  });

  test('is refused when anything of it was changed, and for another account', async () => {
    await campaign('Small', ...calls('s', 2));
    const id = await made({ kind: 'dials' });
    const url = await link(id);
    const other = await api.createAccount();
    const theirs = await other.as.owner.post('/v1/account-exports', { kind: 'dials' });
    const query = new URLSearchParams(url.split('?')[1]);
    const changed = (name: string, value: string, path = id) => {
      const after = new URLSearchParams(query);
      after.set(name, value);
      return `/v1/account-exports/${path}/file?${after.toString()}`;
    };
    const soon = Number(query.get('expires'));
    for (const refused of [
      changed('expires', String(soon + 1)),
      changed('account', other.id),
      changed('signature', 'none'),
      changed('expires', String(soon), theirs.body.id),
    ]) {
      const answer = await take(refused);
      expect(answer.status).toBe(403);
      expect(((await answer.json()) as { code: string }).code).toBe('link_invalid');
    }
    const as = (key: string) => take(url, { authorization: `Bearer ${key}` });
    expect((await as(other.keys.owner)).status).toBe(403);
    expect((await take(url, { authorization: 'Bearer lc_none' })).status).toBe(401);
    expect((await as(account.keys.dialer)).status).toBe(200);
    const stranger = await other.signIn('owner');
    expect((await take(url, { cookie: stranger.cookie })).status).toBe(403);
    expect(await other.as.owner.post(`/v1/account-exports/${id}/link`)).toMatchObject({ status: 404 });
  });
});

describe('a scheduled export', () => {
  test('is asked for once for each of its times, of the days before it in the account’s zone', async () => {
    await account.as.owner.patch('/v1/account', { timeZone: 'America/New_York' });
    const schedule = await account.as.owner.post('/v1/export-schedules', {
      kind: 'dials',
      every: 'week',
      keepDays: 30,
    });
    expect(schedule).toMatchObject({
      status: 201,
      body: { every: 'week', weekday: 1, hour: 6, keepDays: 30 },
    });
    const scheduleId = schedule.body.id;
    // Monday in New York, still Sunday evening there when it is two o'clock of Monday in UTC.
    const at = (time: string, occurrence: string) =>
      createScheduledExport(api.db.sql, { scheduleId, occurrence, at: new Date(time) });
    await at('2026-11-23T11:00:00Z', 'one');
    await at('2026-11-23T11:00:00Z', 'one');
    const { body } = await account.as.moderator.get('/v1/account-exports');
    expect(body.items).toMatchObject([
      { from: '2026-11-16', to: '2026-11-22', scheduleId, keepDays: 30, timeZone: 'America/New_York' },
    ]);
    await at('2026-11-23T02:00:00Z', 'two');
    const again = await account.as.moderator.get('/v1/account-exports');
    expect(again.body.items[0]).toMatchObject({ from: '2026-11-09', to: '2026-11-15' });

    expect((await account.as.moderator.get('/v1/export-schedules')).body.items).toHaveLength(1);
    const path = `/v1/export-schedules/${scheduleId}`;
    const other = await api.createAccount();
    expect(await other.as.owner.delete(path)).toMatchObject({ status: 404 });
    expect(await account.as.owner.delete(path)).toMatchObject({ status: 204 });
    await at('2026-11-30T11:00:00Z', 'three');
    expect((await account.as.moderator.get('/v1/account-exports')).body.items).toHaveLength(2);
    expect((await account.as.moderator.get('/v1/export-schedules')).body.items).toEqual([]);
  });
});
