import { expect } from 'vitest';
import { uuidv7 } from '../../src/ids.ts';
import { startApi } from '../../src/api/http/start.ts';
import { defaultLimits } from '../../src/api/http/limits.ts';
import { createLog } from '../../src/log.ts';
import { fixtures } from '../support/fixtures.ts';
import { apiConfig } from '../support/api-config.ts';
import { waitFor } from '../support/wait-for.ts';
import { watchChanges } from '../support/watch-changes.ts';

const { test, api, account } = fixtures('api', 'account');
test.override('apiOptions', { changesHeartbeatMs: 200 });

const withinMs = 1_000;

async function launched(name = 'Ward 4', { as } = account): Promise<string> {
  const { id } = (await as.owner.post('/v1/campaigns', { name })).body;
  await as.owner.post(`/v1/campaigns/${id}/launch`);
  return id;
}
const archive = (id: string, { as } = account) => as.owner.post(`/v1/campaigns/${id}/archive`);
const dial = (id: string, { as } = account) =>
  as.dialer.post(`/v1/campaigns/${id}/call-events`, {
    id: uuidv7(),
    type: 'started',
    callId: uuidv7(),
    occurredAt: new Date().toISOString(),
  });

test('an open page is told within a second that a campaign was archived, and a caller that their assignment ended and why', async () => {
  const caller = await account.signIn('caller');
  const id = await launched();
  await account.as.owner.put(`/v1/campaigns/${id}/callers/${caller.userId}`, undefined);
  const [page, calling] = [
    await watchChanges(api.url, account.keys.moderator),
    await watchChanges(api.url, caller),
  ];
  await archive(id);
  await page.told({ topic: 'campaign', id, status: 'archived' }, withinMs);
  await calling.told({ topic: 'assignment', id }, withinMs);
  const [lost] = (await caller.client.get('/v1/assignments')).body.items;
  expect(lost).toMatchObject({ campaignId: id, endReason: 'archived' });
  expect(new Set(calling.changes.map(({ topic }) => topic))).toEqual(new Set(['assignment']));
});

test('the stream is one that proxies pass on at once, and says how soon to come again', async () => {
  const page = await watchChanges(api.url, account.keys.owner, { 'accept-encoding': 'gzip' });
  expect(page.status).toBe(200);
  expect(page.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  expect(page.headers.get('x-accel-buffering')).toBe('no');
  expect(page.headers.get('content-encoding')).toBeNull();
  expect(page.text()).toContain('retry: 2000\n');
  const head = await account.as.owner.send('HEAD', '/v1/changes');
  expect(head).toMatchObject({ status: 200, text: '' });
  await waitFor('a heartbeat', async () => page.text().includes(': still here'));
  expect(page.changes).toEqual([]);
});

test('what happens in a campaign is told by topic: made, changed, called from, deleted', async () => {
  const page = await watchChanges(api.url, account.keys.admin);
  const id = await launched();
  await page.told({ topic: 'campaign', id, status: 'draft' });
  await page.told({ topic: 'campaign', id, status: 'active' });
  await dial(id);
  await page.told({ topic: 'calls', id });
  const { body: job } = await account.as.owner.post('/v1/bulk-jobs', {
    action: 'archive',
    campaignIds: [id],
  });
  await page.told({ topic: 'bulk_job', id: job.id });
  const draft = (await account.as.owner.post('/v1/campaigns', { name: 'Short' })).body.id;
  await account.as.owner.delete(`/v1/campaigns/${draft}`);
  await page.told({ topic: 'campaign', id: draft, status: 'deleted' });
  for (const change of page.changes) {
    expect(Object.keys(change).every((name) => ['topic', 'id', 'status'].includes(name))).toBe(true);
  }
});

test('of many calls in a moment it is told once a second at most', async () => {
  const id = await launched();
  const page = await watchChanges(api.url, account.keys.owner);
  const startedAt = Date.now();
  for (let at = 0; at < 40; at += 1) await dial(id);
  await page.told({ topic: 'calls', id });
  const told = page.changes.filter(({ topic }) => topic === 'calls').length;
  expect(told).toBeLessThanOrEqual(Math.ceil((Date.now() - startedAt) / 1_000) + 1);
});

test('nobody is told of another account, and a caller of nothing but their own assignments', async () => {
  const [caller, colleague] = [await account.signIn('caller'), await account.signIn('caller')];
  const other = await api.createAccount();
  const [mine, theirs, calling, byKey] = [
    await watchChanges(api.url, account.keys.owner),
    await watchChanges(api.url, other.keys.owner),
    await watchChanges(api.url, caller),
    await watchChanges(api.url, account.keys.caller),
  ];
  const id = await launched();
  await dial(id);
  await account.as.owner.put(`/v1/campaigns/${id}/callers/${colleague.userId}`, undefined);
  await archive(id);
  const last = await launched('Last', other);
  await mine.told({ topic: 'calls', id });
  await mine.told({ topic: 'assignment', id });
  await theirs.told({ topic: 'campaign', id: last, status: 'active' });
  expect(theirs.changes.filter((change) => change.id !== last)).toEqual([]);
  expect(mine.changes.filter((change) => change.id !== id)).toEqual([]);
  expect(calling.changes).toEqual([]);
  expect(byKey.changes).toEqual([]);
});

test('it needs a role that watches', async () => {
  expect((await watchChanges(api.url, account.keys.dialer)).status).toBe(403);
  expect((await watchChanges(api.url, 'lc_nobody')).status).toBe(401);
});

test('a revoked key, a session that ended and a member who was removed lose their streams; another role sees other things', async () => {
  const { body: key } = await account.as.owner.post('/v1/api-keys', { name: 'Short', role: 'moderator' });
  const [ended, removed] = [await account.signIn('moderator'), await account.signIn('moderator')];
  const demoted = await account.signIn('moderator');
  const [byKey, bySession, byMember, byRole] = [
    await watchChanges(api.url, key.secret),
    await watchChanges(api.url, ended),
    await watchChanges(api.url, removed),
    await watchChanges(api.url, demoted),
  ];
  await account.as.owner.delete(`/v1/api-keys/${key.id}`);
  await api.db.sql`delete from sessions where user_id = ${ended.userId}`;
  await account.as.owner.delete(`/v1/members/${removed.userId}`);
  await account.as.owner.patch(`/v1/members/${demoted.userId}`, { role: 'caller' });
  for (const stream of [byKey, bySession, byMember]) {
    await waitFor('the stream to end', async () => stream.ended());
  }
  const beats = () => byRole.text().split(': still here').length;
  const before = beats();
  await waitFor('two heartbeats', async () => beats() >= before + 2);
  const page = await watchChanges(api.url, account.keys.owner);
  const id = await launched();
  await page.told({ topic: 'campaign', id });
  expect(byRole.changes).toEqual([]);
  expect(byRole.ended()).toBe(false);
});

test('when the database ends the connection that listens, everybody is told to ask again, and hears of what follows', async () => {
  const page = await watchChanges(api.url, account.keys.owner);
  // After a while its last statement is the probe.
  const { count } = await api.db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and (query like 'listen %' or query = 'select')`;
  expect(count).toBe(1);
  await page.told({ topic: 'resync' });
  const id = await launched();
  await page.told({ topic: 'campaign', id, status: 'active' });
});

test('who comes again is told to ask for everything, and who comes too often to come again later', async () => {
  const again = await watchChanges(api.url, account.keys.owner, { 'last-event-id': '0' });
  await again.told({ topic: 'resync' });
  const { body: key } = await account.as.owner.post('/v1/api-keys', { name: 'Many', role: 'owner' });
  const streams = await Promise.all(
    Array.from({ length: defaultLimits.streamsOfOne.each }, () => watchChanges(api.url, key.secret)),
  );
  const late = await watchChanges(api.url, key.secret);
  await waitFor('the stream to end', async () => late.ended());
  expect(late.text()).toContain('retry: 30000\n');
  expect(late.changes).toEqual([{ topic: 'resync' }]);
  for (const stream of streams.slice(0, 2)) stream.leave();
  await waitFor('a place', async () => {
    const next = await watchChanges(api.url, key.secret);
    return next.text().includes('retry: 2000\n');
  });
});

test('a stream ends in the log like any request, without an error', async () => {
  const page = await watchChanges(api.url, account.keys.owner);
  const lines = () => api.logged.filter((line) => line.includes('/v1/changes') && line.includes(account.id));
  page.leave();
  const [line] = await waitFor('the log line', async () => lines().length > 0 && lines());
  expect(JSON.parse(line!)).toMatchObject({ level: 30, status: 200, aborted: false, msg: 'request' });
  expect(api.logged.filter((entry) => JSON.parse(entry).level >= 50)).toEqual([]);
});

test('streams do not hold up a server that stops, and what callers told last is still written', async () => {
  const { db, temporal, store } = api;
  const id = await launched();
  const config = apiConfig();
  const log = createLog('silent');
  const server = await startApi(
    { db, temporal, store, config, log },
    { host: '127.0.0.1', port: 0, drainMs: 30_000 },
  );
  const page = await watchChanges(server.url, account.keys.owner);
  const beat = await fetch(`${server.url}/v1/campaigns/${id}/caller-heartbeats`, {
    method: 'POST',
    headers: { authorization: `Bearer ${account.keys.dialer}`, 'content-type': 'application/json' },
    body: JSON.stringify({ callerIds: ['caller-17'] }),
  });
  expect(beat.status).toBe(204);
  const startedAt = Date.now();
  await server.close();
  expect(Date.now() - startedAt).toBeLessThan(5_000);
  await waitFor('the stream to end', async () => page.ended());
  const { others } = (await account.as.owner.get(`/v1/campaigns/${id}/callers`)).body;
  expect(others).toMatchObject([{ callerId: 'caller-17' }]);
});
