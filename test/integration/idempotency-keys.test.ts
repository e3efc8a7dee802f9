import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { forgetAnswers } from '../../src/db/idempotency/kept-answers.ts';
import { apiClient } from '../support/api-client.ts';
import { apiConfig } from '../support/api-config.ts';
import { fixtures } from '../support/fixtures.ts';
import { holdLock } from '../support/hold-lock.ts';
import { makeSession } from '../support/people.ts';
import { tablesWith } from '../support/search-everywhere.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api, account } = fixtures('api', 'account');

const keyed = (key: string = randomUUID()) => ({ 'Idempotency-Key': key });
const named = async (name: string) =>
  api.db.sql`select id from campaigns where account_id = ${account.id} and name = ${name}`;

const created = async () =>
  api.db.sql`select from audit_log where account_id = ${account.id} and action = 'campaign.created'`;

/** The connection of a request whose statement of these words waits for somebody. */
async function waiting(statement: string): Promise<number> {
  return waitFor('a request that waits', async () => {
    const [found] = await api.db.sql<{ pid: number }[]>`
      select pid from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock' and query like ${`%${statement}%`}`;
    return found?.pid;
  });
}

const waitsToKeep = () => waiting('insert into idempotency_keys');

const holdAnswers = () => holdLock(api.db.sql, (tx) => tx`lock table idempotency_keys in share mode`);

test('a request that comes again with its key is done once, and answered as it was', async () => {
  const headers = keyed();
  const first = await account.as.admin.post('/v1/campaigns', { name: 'Once' }, headers);
  const again = await account.as.admin.post('/v1/campaigns', { name: 'Once' }, headers);
  expect(first).toMatchObject({ status: 201, body: { name: 'Once' } });
  expect(again).toMatchObject({ status: 201, text: first.text });
  expect(again.headers.get('location')).toBe(first.headers.get('location'));
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect(await named('Once')).toHaveLength(1);
});

test('every way to change something takes a key: what was deleted is not missing the second time', async () => {
  const { id } = (await account.as.admin.post('/v1/campaigns', { name: 'Draft' })).body;
  const headers = keyed();
  const path = `/v1/campaigns/${id}`;
  expect(await account.as.admin.delete(path, headers)).toMatchObject({ status: 204, text: '' });
  const again = await account.as.admin.delete(path, headers);
  expect(again).toMatchObject({ status: 204, text: '' });
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  expect((await account.as.admin.delete(path, keyed())).status).toBe(404);
});

test('a refusal that says to come again later is not kept', async () => {
  const headers = keyed();
  const invite = (more = {}) =>
    account.as.owner.post('/v1/invitations', { email: 'cal@riverside.example', role: 'caller' }, more);
  while ((await invite()).status === 201);
  expect(await invite(headers)).toMatchObject({ status: 429, body: { code: 'too_many_mails' } });
  await api.db.sql`delete from rate_limits where key like 'invite|%'`;
  expect((await invite(headers)).status).toBe(201);
});

test('a key in quotes, as the draft has it, is the same key', async () => {
  const key = randomUUID();
  await account.as.admin.post('/v1/campaigns', { name: 'Quoted' }, keyed(key));
  await account.as.admin.post('/v1/campaigns', { name: 'Quoted' }, keyed(`"${key}"`));
  expect(await named('Quoted')).toHaveLength(1);
});

test('under the same key another body, another address and another condition are refused, and change nothing', async () => {
  const headers = keyed();
  const { id } = (await account.as.admin.post('/v1/campaigns', { name: 'Mine' }, headers)).body;
  const reused = { status: 422, body: { code: 'idempotency_key_reused' } };
  expect(await account.as.admin.post('/v1/campaigns', { name: 'Other' }, headers)).toMatchObject(reused);
  expect(await account.as.admin.patch(`/v1/campaigns/${id}`, { name: 'Other' }, headers)).toMatchObject(
    reused,
  );
  expect(
    await account.as.admin.post('/v1/campaigns', { name: 'Mine' }, { ...headers, 'If-Match': '"1"' }),
  ).toMatchObject(reused);
  expect(await named('Other')).toEqual([]);
});

test('a key is its caller’s own: somebody else with the same one makes a request of their own', async () => {
  const headers = keyed();
  await account.as.admin.post('/v1/campaigns', { name: 'Ours' }, headers);
  const other = await account.as.owner.post('/v1/campaigns', { name: 'Ours' }, headers);
  expect(other).toMatchObject({ status: 201 });
  expect(other.headers.get('idempotency-replayed')).toBeNull();
  expect(await named('Ours')).toHaveLength(2);
});

test('while a request is under way, the same again is told to wait, and then gets its answer', async () => {
  const { id } = (await account.as.admin.post('/v1/campaigns', { name: 'Slow' })).body;
  const letGo = await holdLock(api.db.sql, (tx) => tx`select from campaigns where id = ${id} for update`);
  const headers = keyed();
  const change = () => account.as.admin.patch(`/v1/campaigns/${id}`, { name: 'Slower' }, headers);
  const first = change();
  await waiting('from campaigns c');
  const refused = await change();
  await letGo();
  expect(refused).toMatchObject({ status: 409, body: { code: 'idempotency_key_in_use' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect((await first).status).toBe(200);
  expect(await change()).toMatchObject({ status: 200, text: (await first).text });
});

test('of many at once with one key exactly one is done', async () => {
  const headers = keyed();
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => account.as.admin.post('/v1/campaigns', { name: 'Crowd' }, headers)),
  );
  expect(
    [...new Set(answers.map(({ status }) => status))].every((status) => status === 201 || status === 409),
  ).toBe(true);
  expect(await named('Crowd')).toHaveLength(1);
});

test('one that ends between its effect and its kept answer has done neither, and the same again does it', async () => {
  const letGo = await holdAnswers();
  const headers = keyed();
  const create = () => account.as.admin.post('/v1/campaigns', { name: 'Crashed' }, headers);
  const first = create();
  // As when its process dies: the database undoes what was not committed.
  await api.db.sql`select pg_terminate_backend(${await waitsToKeep()})`;
  expect((await first).status).toBeGreaterThanOrEqual(500);
  await letGo();
  expect(await named('Crashed')).toEqual([]);
  expect(await created()).toEqual([]);
  const second = await create();
  expect(second.status).toBe(201);
  expect(second.headers.get('idempotency-replayed')).toBeNull();
  expect(await named('Crashed')).toHaveLength(1);
});

test('Temporal is told of a change only once it is committed', async () => {
  const { id } = (await account.as.admin.post('/v1/campaigns', { name: 'Told' })).body;
  const letGo = await holdAnswers();
  const before = api.temporal.deliveries;
  const launched = account.as.admin.post(`/v1/campaigns/${id}/launch`, undefined, keyed());
  await waitsToKeep();
  expect(api.temporal.deliveries).toBe(before);
  await letGo();
  expect((await launched).status).toBe(200);
  expect(api.temporal.deliveries).toBe(before + 1);
});

test('a refusal is the same again; what says to send it again is done when it comes again', async () => {
  const headers = keyed();
  const path = '/v1/export-presets';
  const preset = { name: 'Board', of: 'campaign', kind: 'calls', columns: ['started_at'] };
  await account.as.admin.post(path, preset);
  const refused = await account.as.admin.post(path, preset, headers);
  expect(refused).toMatchObject({ status: 409, body: { code: 'preset_exists' } });
  await api.db.sql`delete from export_presets where account_id = ${account.id}`;
  const again = await account.as.admin.post(path, preset, headers);
  expect(again).toMatchObject({ status: 409, text: refused.text });
  expect(again.headers.get('content-type')).toContain('application/problem+json');
  expect(again.headers.get('idempotency-replayed')).toBe('true');

  const invalid = keyed();
  expect((await account.as.admin.post(path, { ...preset, of: 'moon' }, invalid)).status).toBe(400);
  expect((await account.as.admin.post(path, preset, invalid)).status).toBe(201);
});

test('a secret that is shown once is shown to its own caller again, and stands nowhere in the clear', async () => {
  const headers = keyed();
  const made = await account.as.admin.post('/v1/api-keys', { name: 'CRM', role: 'dialer' }, headers);
  const again = await account.as.admin.post('/v1/api-keys', { name: 'CRM', role: 'dialer' }, headers);
  expect(again.body.secret).toBe(made.body.secret);
  expect(again.headers.get('idempotency-replayed')).toBe('true');
  const secret: string = made.body.secret.slice(made.body.prefix.length);
  const inHex = Buffer.from(secret).toString('hex');
  expect(await tablesWith(api.db.sql, `${secret}|${inHex}`)).toEqual([]);
  expect(await tablesWith(api.db.sql, headers['Idempotency-Key'])).toEqual([]);
});

test('a person keeps their answers for as long as they are signed in; afterwards nothing is done twice', async () => {
  const person = await account.signIn('admin');
  const headers = keyed();
  const create = (client = person.client) => client.post('/v1/campaigns', { name: 'Signed in' }, headers);
  const first = await create();
  expect(await create()).toMatchObject({ status: 201, text: first.text });
  const cookie = await makeSession(api.db.sql, apiConfig({}).authSecret ?? '', person.userId);
  expect(await create(apiClient(api.url, { cookie }))).toMatchObject({
    status: 409,
    body: { code: 'idempotency_answer_lost' },
  });
  expect(await named('Signed in')).toHaveLength(1);
});

test.each([
  ['empty', ''],
  ['two words', 'two words'],
  ['not ASCII', 'clé'],
  ['longer than 255', 'x'.repeat(256)],
])('a key that is %s is refused', async (_, key) => {
  const refused = await account.as.admin.post('/v1/campaigns', { name: 'Bad key' }, keyed(key));
  expect(refused).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(await named('Bad key')).toEqual([]);
});

test('after a day a key is new again, and its answer is deleted', async () => {
  const headers = keyed();
  const create = () => account.as.admin.post('/v1/campaigns', { name: 'Daily' }, headers);
  await create();
  await api.db.sql`update idempotency_keys set created_at = now() - interval '24 hours'`;
  const later = await create();
  expect(later.headers.get('idempotency-replayed')).toBeNull();
  expect(await named('Daily')).toHaveLength(2);
  await api.db.sql`update idempotency_keys set created_at = now() - interval '24 hours'`;
  expect(await forgetAnswers(api.db.sql)).toBe(false);
  expect(await api.db.sql`select from idempotency_keys`).toEqual([]);
});

test('what asks others is done once too, and again when its process died on the way', async () => {
  const headers = keyed();
  const compare = () => account.as.admin.post('/v1/comparisons', undefined, headers);
  const comparisons = () => api.temporal.comparisons.filter((id) => id === account.id).length;
  expect((await compare()).status).toBe(202);
  expect((await compare()).headers.get('idempotency-replayed')).toBe('true');
  expect(comparisons()).toBe(1);

  // As a process leaves it that has died: under way, until its lease is over.
  const leave = (seconds: number) => api.db.sql`
    update idempotency_keys set status = null, answer = null, claim = ${randomUUID()},
      leased_until = now() + make_interval(secs => ${seconds})`;
  await leave(60);
  const refused = await compare();
  expect(refused).toMatchObject({ status: 409, body: { code: 'idempotency_key_in_use' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(comparisons()).toBe(1);
  await leave(-1);
  expect((await compare()).status).toBe(202);
  expect(comparisons()).toBe(2);
});

test('what failed on our side is tried again under the same key', async () => {
  const headers = keyed();
  const compare = () => account.as.admin.post('/v1/comparisons', undefined, headers);
  api.temporal.away = true;
  expect((await compare()).status).toBe(503);
  api.temporal.away = false;
  expect((await compare()).status).toBe(202);
});
