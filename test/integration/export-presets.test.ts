import { describe, expect } from 'vitest';
import { makeAccountExport } from '../../src/account-exports/make-account-export.ts';
import { createScheduledExport } from '../../src/db/account-exports/schedules.ts';
import { mostPresets } from '../../src/domain/export-presets.ts';
import { uuidv7 } from '../../src/ids.ts';
import { sealCampaign } from '../../src/seals/seal.ts';
import { partKinds } from '../../src/domain/manifest.ts';
import { dial } from '../support/campaigns.ts';
import { fixtures } from '../support/fixtures.ts';
import type { TestAccount } from '../support/test-api.ts';

const { test, api, account } = fixtures('api', 'account');

const calls = { name: 'For the board', of: 'campaign', kind: 'calls', columns: ['to_number', 'call_id'] };
const dials = { name: 'Dials', of: 'account', kind: 'dials', columns: ['to_number', 'call_id'] };
const save = (body: object, as = account.as.moderator) => as.post('/v1/export-presets', body);
const list = async (of: TestAccount = account) =>
  (await of.as.moderator.get('/v1/export-presets')).body.items;

async function campaign(): Promise<string> {
  const { owner, dialer } = account.as;
  const { id } = (await owner.post('/v1/campaigns', { name: 'Called' })).body;
  await owner.post(`/v1/campaigns/${id}/launch`);
  await dialer.post(`/v1/campaigns/${id}/call-events`, dial({ callId: 'one', to: '+12025550143' }));
  return id;
}

/** An update of Lastcall takes a column away. */
const takeAway = (id: string, columns: string[]) =>
  api.db.sql`update export_presets set columns = ${columns} where id = ${id}`;

describe('a preset of columns', () => {
  test('is saved, listed by name, renamed, changed and deleted, each in the audit log', async () => {
    const saved = await save(calls);
    expect(saved).toMatchObject({
      status: 201,
      body: { ...calls, layout: 'spreadsheet', missingColumns: [], schedules: 0 },
    });
    await save({ ...dials, name: 'after it' });
    expect((await list()).map(({ name }: { name: string }) => name)).toEqual(['after it', 'For the board']);
    const path = `/v1/export-presets/${saved.body.id}`;
    const change = { name: 'A board’s', columns: ['outcome', 'to_number'] };
    expect(await account.as.admin.patch(path, change)).toMatchObject({ status: 200, body: change });
    // Nothing of it is another word.
    expect((await account.as.admin.patch(path, change)).status).toBe(200);
    expect((await account.as.moderator.delete(path)).status).toBe(204);
    expect((await account.as.moderator.delete(path)).status).toBe(404);
    const { body } = await account.as.owner.get('/v1/audit-log');
    const log = body.items.map(({ action, details }: { action: string; details: object }) => [
      action,
      details,
    ]);
    const presetId = saved.body.id;
    expect(log.slice(0, 4)).toMatchObject([
      ['export_preset.deleted', { presetId, name: 'A board’s', kind: 'calls' }],
      ['export_preset.changed', { presetId, name: 'A board’s', changed: ['name', 'columns'] }],
      ['export_preset.created', { name: 'after it', kind: 'dials' }],
      ['export_preset.created', { presetId, name: 'For the board', kind: 'calls' }],
    ]);
  });

  test('has a name of its own in the account, and is another account’s only there', async () => {
    const { body } = await save(calls);
    const second = await save({ ...dials, name: 'Second' });
    const other = await api.createAccount();
    expect(await save({ ...dials, name: 'FOR THE BOARD' })).toMatchObject({
      status: 409,
      body: { code: 'preset_exists' },
    });
    const rename = { name: 'for the board' };
    const path = `/v1/export-presets/${second.body.id}`;
    expect((await account.as.owner.patch(path, rename)).body.code).toBe('preset_exists');
    expect((await account.as.owner.patch(`/v1/export-presets/${body.id}`, rename)).status).toBe(200);
    expect((await save(calls, other.as.owner)).status).toBe(201);
    expect((await other.as.owner.patch(path, { name: 'Mine' })).status).toBe(404);
    expect((await other.as.owner.delete(path)).status).toBe(404);
    expect(await list(other)).toHaveLength(1);
  });

  test('of one name is made once by many at the same moment, and not more than an account can have', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => save(calls)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      201,
      ...Array(7).fill(409),
    ]);
    await api.db.sql`
      insert into export_presets (id, account_id, name, of, kind, columns, created_by)
      select gen_random_uuid(), ${account.id}, 'Preset ' || n, 'account', 'dials', '{call_id}', 'cli'
      from generate_series(1, ${mostPresets - 2}::int) n`;
    const last = await Promise.all(['a', 'b', 'c'].map((name) => save({ ...dials, name })));
    expect(last.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(last.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
      'too_many_presets',
      'too_many_presets',
    ]);
    expect(await list()).toHaveLength(mostPresets);
  });

  test.each([
    ['a column that there is not', { ...calls, columns: ['call_id', 'salary'] }, '#/columns/1'],
    ['a column of another layout', { ...calls, layout: 'plain', columns: ['caller_name'] }, '#/columns/0'],
    ['a column twice', { ...calls, columns: ['call_id', 'call_id'] }, '#/columns'],
    ['no column', { ...calls, columns: [] }, '#/columns'],
    ['a kind of the account for a campaign', { ...calls, kind: 'dials' }, '#/kind'],
    ['a kind of a campaign for the account', { ...dials, kind: 'receipts' }, '#/kind'],
    ['a layout for the account', { ...dials, layout: 'plain' }, '#/layout'],
    ['a name that looks like an id', { ...calls, name: uuidv7() }, '#/name'],
    ['a name without anything to see', { ...calls, name: ' \u200B' }, '#/name'],
  ])('with %s is refused, and changes nothing', async (_, body, pointer) => {
    expect(await save(body)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request', errors: [{ pointer }] },
    });
    expect(await list()).toEqual([]);
  });

  test('is for those who may export', async () => {
    for (const role of ['caller', 'dialer'] as const) {
      expect((await save(calls, account.as[role])).status).toBe(403);
      expect((await account.as[role].get('/v1/export-presets')).status).toBe(403);
    }
  });
});

describe('an export of a campaign by a preset', () => {
  test('has its columns in their order and its layout, by name and by id, live and sealed', async () => {
    const id = await campaign();
    const { body: preset } = await save(calls);
    const get = async (query: string) =>
      (await account.as.moderator.get(`/v1/campaigns/${id}/exports/${query}`)).text;
    const taken = () =>
      Promise.all(
        [`preset=${preset.id}`, 'preset=for%20the%20BOARD'].map((query) => get(`calls.csv?${query}`)),
      );
    const both = Array(2).fill('to_number,call_id\r\n+12025550143,one\r\n');
    expect(await taken()).toEqual(both);
    await account.as.owner.post(`/v1/campaigns/${id}/archive`);
    const input = { campaignId: id, kinds: partKinds, rowsPerPart: 50 };
    await sealCampaign({ sql: api.db.sql, store: api.store }, input);
    expect(await taken()).toEqual(both);
    await save({ ...calls, name: 'lines', layout: 'plain' });
    expect(await get('calls.jsonl?preset=lines')).toBe('{"to_number":"+12025550143","call_id":"one"}\n');
  });

  test('is refused for a preset of something else, an unknown one, and beside columns', async () => {
    const id = await campaign();
    await save(calls);
    await save(dials);
    const get = (query: string) => account.as.moderator.get(`/v1/campaigns/${id}/exports/${query}`);
    const wrong = { status: 400, body: { code: 'invalid_request', errors: [{ parameter: 'preset' }] } };
    for (const query of [
      'contacts.csv?preset=For the board',
      'calls.csv?preset=Dials',
      'calls.csv?preset=For the board&layout=plain',
      'calls.csv?preset=For the board&columns=call_id',
    ]) {
      expect(await get(query), query).toMatchObject(wrong);
    }
    // A spreadsheet's columns are not those of JSON Lines.
    expect((await get('calls.jsonl?preset=For the board')).body.errors).toMatchObject([
      { parameter: 'layout' },
    ]);
    expect(await get('calls.csv?preset=nobody’s')).toMatchObject({
      status: 404,
      body: { code: 'preset_not_found', detail: expect.stringContaining('"nobody’s"') },
    });
    const other = await api.createAccount();
    const { body: theirs } = await save(calls, other.as.owner);
    expect((await get(`calls.csv?preset=${theirs.id}`)).body.code).toBe('preset_not_found');
  });

  test('is refused when a column is there no more: nobody gets a file of another shape than they read', async () => {
    const id = await campaign();
    const { body: preset } = await save(calls);
    await takeAway(preset.id, ['call_id', 'mood', 'salary']);
    const path = `/v1/campaigns/${id}/exports/calls.csv?preset=${preset.id}`;
    expect(await account.as.moderator.get(path)).toMatchObject({
      status: 409,
      body: { code: 'preset_outdated', detail: expect.stringContaining('mood, salary') },
    });
    expect(await list()).toMatchObject([{ missingColumns: ['mood', 'salary'] }]);
    await account.as.moderator.patch(`/v1/export-presets/${preset.id}`, { columns: ['call_id'] });
    expect((await account.as.moderator.get(path)).text).toBe('call_id\r\none\r\n');
  });
});

describe('an export of the account by a preset', () => {
  test('has its columns in their order', async () => {
    await campaign();
    await save(dials);
    const asked = await account.as.moderator.post('/v1/account-exports', { kind: 'dials', preset: 'dials' });
    expect(asked).toMatchObject({ status: 202, body: { columns: dials.columns } });
    await makeAccountExport({ sql: api.db.sql, store: api.store }, asked.body.id);
    const link = await account.as.moderator.post(`/v1/account-exports/${asked.body.id}/link`, {});
    expect(await (await fetch(`${api.url}${link.body.url}`)).text()).toBe(
      'to_number,call_id\r\n+12025550143,one\r\n',
    );
  });

  test('is refused for another kind, and beside columns', async () => {
    await save(dials);
    const ask = (body: object) => account.as.moderator.post('/v1/account-exports', body);
    for (const body of [
      { kind: 'results', preset: 'Dials' },
      { kind: 'dials', preset: 'Dials', columns: ['call_id'] },
    ]) {
      expect(await ask(body)).toMatchObject({ status: 400, body: { errors: [{ pointer: '#/preset' }] } });
    }
    expect(await ask({ kind: 'dials', preset: 'None' })).toMatchObject({ status: 404 });
    expect((await account.as.moderator.get('/v1/account-exports')).body.items).toEqual([]);
  });
});

describe('a scheduled export by a preset', () => {
  const schedules = async () => (await account.as.owner.get('/v1/export-schedules')).body.items;
  const schedule = () =>
    account.as.owner.post('/v1/export-schedules', { kind: 'dials', preset: 'Dials', every: 'day' });
  const newest = async () => (await account.as.owner.get('/v1/account-exports')).body.items[0];

  test('follows it when it is changed, and keeps its columns when it is deleted', async () => {
    const { body: preset } = await save(dials);
    const { body } = await schedule();
    expect(body).toMatchObject({ presetId: preset.id, columns: dials.columns });
    expect(await list()).toMatchObject([{ schedules: 1 }]);
    const path = `/v1/export-presets/${preset.id}`;
    await account.as.owner.patch(path, { columns: ['call_id'] });
    await createScheduledExport(api.db.sql, { scheduleId: body.id, occurrence: '1', at: new Date() });
    expect(await newest()).toMatchObject({ columns: ['call_id'] });
    await account.as.owner.delete(path);
    expect(await schedules()).toMatchObject([{ presetId: null, columns: ['call_id'] }]);
  });

  test('is not changed by a moderator, who may schedule nothing; its preset can be renamed by one', async () => {
    const { body: preset } = await save(dials);
    await schedule();
    const path = `/v1/export-presets/${preset.id}`;
    expect(await account.as.moderator.patch(path, { columns: ['call_id'] })).toMatchObject({
      status: 403,
      body: { code: 'preset_scheduled' },
    });
    expect((await account.as.moderator.patch(path, { name: 'Every day' })).status).toBe(200);
    expect(await schedules()).toMatchObject([{ columns: dials.columns }]);
  });

  test('leaves out a column that is there no more', async () => {
    await save(dials);
    const { body } = await schedule();
    await api.db.sql`update export_schedules set columns = '{mood,call_id}' where id = ${body.id}`;
    await createScheduledExport(api.db.sql, { scheduleId: body.id, occurrence: '1', at: new Date() });
    expect(await newest()).toMatchObject({ columns: ['call_id'] });
  });
});
