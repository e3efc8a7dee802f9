import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect } from 'vitest';
import { defaultLimits } from '../../src/api/http/limits.ts';
import { reference } from '../support/reference.ts';
import { startAll } from '../support/defer.ts';
import { holdLock } from '../support/hold-lock.ts';
import { fixtures } from '../support/fixtures.ts';
import { startTestApi, type TestAccount, type TestApi } from '../support/test-api.ts';
import { waitFor } from '../support/wait-for.ts';
import { watchChanges } from '../support/watch-changes.ts';

const patient = 10 * 60_000;
const pace = { bytesPerSecond: 1_000_000, graceMs: 2_000, limitMs: patient };
const places = {
  imports: { places: 3, each: 2, waitMs: 50 },
  wholeCampaigns: { places: 3, each: 2, waitMs: 50 },
  liveExports: { places: 3, each: 2, waitMs: 50 },
  sealedExports: { places: 3, each: 2, waitMs: 50 },
  streams: { places: 5, each: 3, waitMs: 0 },
  streamsOfOne: { places: Infinity, each: 2, waitMs: 0 },
};

const { test: base, api, account } = fixtures('api', 'account');
/** Clients that stand still are let be. */
const calm = { ...pace, graceMs: patient };
base.override('apiOptions', { limits: { ...places, upload: calm, download: calm } });
/** Clients that stand still are cut off after two seconds. */
const { to: strict, set } = reference<TestApi>('strict');
const test = base.extend('strict', { scope: 'file', auto: true }, async ({}, { onCleanup }) => {
  const options = { limits: { ...places, upload: pace, download: pace } };
  return set(await startAll(onCleanup, (defer) => startTestApi(defer, options)));
});
let sockets: Socket[] = [];
let other: TestAccount;
beforeEach(async () => {
  other = await api.createAccount();
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  for (const { db } of [api, strict]) await waitFor('nothing to be held', async () => (await held(db)) === 0);
});

/** Transactions that wait for a client: imports under way and snapshots. */
async function held(db: TestApi['db'], like = '%'): Promise<number> {
  const [row] = await db.sql<{ count: number }[]>`
    select count(*)::int as "count" from pg_stat_activity
    where datname = current_database() and application_name like ${like}
      and (state like 'idle in transaction%' or application_name like '% snapshot')`;
  return row!.count;
}

interface RawClient {
  socket: Socket;
  closed: () => boolean;
  text: () => string;
}

/** A client that sends what it is given, and reads only if it is told to. */
function raw(url: string, request: string, { reads }: { reads: boolean }): RawClient {
  const { hostname, port } = new URL(url);
  let text = '';
  let closed = false;
  const socket = connect(Number(port), hostname);
  socket.on('error', () => {}).on('close', () => (closed = true));
  if (reads) socket.on('data', (chunk) => (text += String(chunk)));
  socket.write(request);
  sockets.push(socket);
  return { socket, closed: () => closed, text: () => text };
}

const head = (line: string, key: string, more = '') =>
  `${line} HTTP/1.1\r\nHost: lastcall\r\nAuthorization: Bearer ${key}\r\n${more}\r\n`;

async function campaignOf(tenant: TestAccount): Promise<string> {
  return (await tenant.as.owner.post('/v1/campaigns', { name: 'Places' })).body.id;
}

/** An upload of which the rest never comes. */
async function stalledUpload({ url }: TestApi, tenant: TestAccount): Promise<RawClient> {
  const line = `POST /v1/campaigns/${await campaignOf(tenant)}/contacts/import`;
  const headers = 'Content-Type: text/csv\r\nContent-Length: 100000\r\n';
  return raw(url, `${head(line, tenant.keys.owner, headers)}phone\n+12025550143\n+1`, { reads: true });
}

/** A campaign with more than the system's buffers take of a client that does not read. */
async function largeCampaign({ db }: TestApi, tenant: TestAccount): Promise<string> {
  const id = await campaignOf(tenant);
  await db.sql`
    insert into contacts (campaign_id, id, phone, fields)
    select ${id}, gen_random_uuid(), '+1202' || n, jsonb_build_object('note', repeat('x', 100000))
    from generate_series(2000000, 2000399) n`;
  return id;
}

const stalledDownload = ({ url }: TestApi, tenant: TestAccount, id: string) =>
  raw(url, head(`GET /v1/campaigns/${id}/exports/contacts.csv`, tenant.keys.owner), { reads: false });

const upload = async ({ as }: TestAccount, id: string) =>
  as.owner.send('POST', `/v1/campaigns/${id}/contacts/import`, {
    headers: { 'content-type': 'text/csv' },
    body: 'phone\n+12025550143\n',
  });

test('uploads that stand still use up the places of their account and of nobody else; one that leaves gives back its place', async () => {
  const first = await stalledUpload(api, account);
  await stalledUpload(api, account);
  await waitFor('both to be under way', async () => (await held(api.db)) === 2);
  const id = await campaignOf(account);
  const refused = await upload(account, id);
  expect(refused).toMatchObject({ status: 429, body: { code: 'account_busy' } });
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await upload(other, await campaignOf(other))).status).toBe(200);

  await stalledUpload(api, other);
  await waitFor('all places to be taken', async () => (await held(api.db)) === 3);
  const third = await api.createAccount();
  const full = await upload(third, await campaignOf(third));
  expect(full).toMatchObject({ status: 503, body: { code: 'server_busy' } });
  expect(full.headers.get('retry-after')).toMatch(/^\d+$/);

  first.socket.destroy();
  await waitFor('the place', async () => (await upload(account, id)).status === 200);
});

test('readers of live exports that stand still use up the places of their account and of nobody else; one that leaves gives back its place', async () => {
  const [id, theirs] = [await largeCampaign(api, account), await campaignOf(other)];
  const first = stalledDownload(api, account, id);
  stalledDownload(api, account, id);
  const snapshots = () => held(api.db, '% snapshot');
  await waitFor('both to be under way', async () => (await snapshots()) === 2);
  const small = `/v1/campaigns/${await campaignOf(account)}/exports/contacts.csv`;
  const refused = await account.as.owner.get(small);
  expect(refused).toMatchObject({ status: 429, body: { code: 'account_busy' } });
  expect(refused.headers.get('retry-after')).toMatch(/^\d+$/);
  expect((await other.as.owner.get(`/v1/campaigns/${theirs}/exports/contacts.csv`)).status).toBe(200);

  first.socket.destroy();
  await waitFor('its snapshot to be closed', async () => (await snapshots()) === 1);
  await waitFor('the place', async () => (await account.as.owner.get(small)).status === 200);
});

test('what looks at all of a campaign uses up its own places: everything else is answered while ten such requests of one moment wait', async () => {
  const past = await campaignOf(account);
  const path = `/v1/campaigns/${past}`;
  await upload(account, past);
  await account.as.owner.post(`${path}/launch`);
  await account.as.owner.post(`${path}/archive`);
  const draft = await campaignOf(account);
  const { owner } = account.as;
  const of = { campaignIds: [past] };
  const heavy = [
    () => owner.post('/v1/targeted-campaigns/preview', of),
    () => owner.post('/v1/targeted-campaigns/choices', of),
    () => owner.post('/v1/targeted-campaigns', { ...of, name: 'Second' }),
    () => owner.post(`${path}/clone`, { copyContacts: true }),
    () => owner.get(`${path}/contacts?search=nobody`),
    () => owner.get(`${path}/contacts?doNotCall=true`),
    () => owner.get('/v1/do-not-call?search=555'),
    () => owner.get('/v1/do-not-call?source=import'),
    () => owner.delete(`/v1/campaigns/${draft}`),
    () => owner.post(`/v1/campaigns/${draft}/launch`),
  ];
  const letGo = await holdLock(
    api.db.sql,
    (tx) => tx`lock table contacts, do_not_call in access exclusive mode`,
  );
  const blocked = async () => {
    const [row] = await api.db.sql<{ count: number }[]>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    return row!.count;
  };
  const first = [heavy[0]!(), heavy[0]!()];
  try {
    await waitFor('both places to be taken', async () => (await blocked()) === 2);
    const answers = await Promise.all(heavy.map((send) => send()));
    expect(answers.map(({ status, body }) => `${status} ${body.code}`)).toEqual(
      heavy.map(() => '429 account_busy'),
    );
    expect((await owner.get('/v1/campaigns')).status).toBe(200);
    expect((await other.as.owner.get('/v1/campaigns')).status).toBe(200);
  } finally {
    await letGo();
  }
  expect((await Promise.all(first)).map(({ status }) => status)).toEqual([200, 200]);
  await waitFor('the places', async () => (await heavy[0]!()).status === 200);
});

test('an upload that stands still is told so and ends, changes nothing, and its place is free', async () => {
  const slow = await strict.createAccount();
  const clients = [await stalledUpload(strict, slow), await stalledUpload(strict, slow)];
  for (const { closed, text } of clients) {
    await waitFor('the connection to be closed', async () => closed());
    expect(text()).toMatch(/^HTTP\/1.1 408 /);
    expect(text()).toContain('"code":"request_timeout"');
  }
  expect(await strict.db.sql`select from contacts`).toHaveLength(0);
  expect((await upload(slow, await campaignOf(slow))).status).toBe(200);
});

test('a reader that stands still is cut off, and its place and its snapshot are free', async () => {
  const slow = await strict.createAccount();
  const id = await largeCampaign(strict, slow);
  const clients = [stalledDownload(strict, slow, id), stalledDownload(strict, slow, id)];
  const cut = () => strict.logged.filter((line) => line.includes(slow.id) && line.includes('"aborted":true'));
  await waitFor('both to be cut off', async () => cut().length === 2);
  await waitFor('their snapshots to be closed', async () => (await held(strict.db)) === 0);
  for (const { socket, closed } of clients) {
    socket.resume();
    await waitFor('the connection to be closed', async () => closed());
  }
  const small = `/v1/campaigns/${await campaignOf(slow)}/exports/contacts.csv`;
  expect((await slow.as.owner.get(small)).status).toBe(200);
  expect(strict.logged.filter((line) => JSON.parse(line).level >= 50)).toEqual([]);
});

test('no account takes all streams of changes, whatever keys it makes', async () => {
  const streams: Awaited<ReturnType<typeof watchChanges>>[] = [];
  for (const key of [account.keys.owner, account.keys.admin, account.keys.moderator]) {
    streams.push(await watchChanges(api.url, key), await watchChanges(api.url, key));
  }
  await waitFor('those beyond its places to end', async () => streams.filter((s) => s.ended()).length === 3);
  const theirs = await watchChanges(api.url, other.keys.owner);
  expect(theirs.text()).toContain('retry: 2000\n');
  for (const stream of [...streams, theirs]) stream.leave();
  await waitFor('a place', async () => {
    const again = await watchChanges(api.url, account.keys.owner);
    const open = again.text().includes('retry: 2000\n');
    again.leave();
    return open;
  });
});

test('by default no account has all places of any kind', () => {
  const { upload: _u, download: _d, streamsOfOne: _s, ...pools } = defaultLimits;
  for (const { places: all, each } of Object.values(pools)) expect(each).toBeLessThan(all);
});
