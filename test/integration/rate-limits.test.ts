import { beforeEach, describe, expect, onTestFinished, vi } from 'vitest';
import { startApi } from '../../src/api/http/start.ts';
import { accountLimits } from '../../src/commands/account.ts';
import { createLog } from '../../src/log.ts';
import { apiClient } from '../support/api-client.ts';
import { apiConfig } from '../support/api-config.ts';
import { dial } from '../support/campaigns.ts';
import { openTestDatabase } from '../support/database.ts';
import { startAll } from '../support/defer.ts';
import { openEventStream } from '../support/event-stream.ts';
import { fixtures } from '../support/fixtures.ts';
import { holdLock } from '../support/hold-lock.ts';
import { testKeyring } from '../support/keyring.ts';
import { reference } from '../support/reference.ts';
import { sourceBed } from '../support/source-bed.ts';
import { startTestApi } from '../support/test-api.ts';
import { waitFor } from '../support/wait-for.ts';

const rateLimits = { keyRequests: 100, accountRequests: 150, callEvents: 1_000 };
/** What may be left over where leases are held by two processes. */
const within = (limit: number) => limit * 0.95;

const { test: base, api, account } = fixtures('api', 'account');
base.override('apiOptions', { rateLimits, keyring: testKeyring('first') });
/** A second API on the same database. */
const { to: other, set } = reference<{ url: string }>('the other API');
const test = base.extend('other', { scope: 'file', auto: true }, async ({ api: first }, { onCleanup }) =>
  set(
    await startAll(onCleanup, async (defer) => {
      const db = openTestDatabase(defer, { url: first.databaseUrl });
      const { store, temporal } = first;
      const services = { db, store, temporal, config: apiConfig({ rateLimits }), log: createLog('silent') };
      const server = await startApi(services, { host: '127.0.0.1', port: 0 });
      defer(() => server.close());
      return server;
    }),
  ),
);

let campaignId: string;
beforeEach(async () => {
  // By another person than those whose requests are counted, but of the same account.
  campaignId = (await account.as.admin.post('/v1/campaigns', { name: 'Limited' })).body.id;
  await account.as.admin.post(`/v1/campaigns/${campaignId}/launch`);
});
const spent = 2;

const headersOf = (key: string) => ({ authorization: `Bearer ${key}` });

/** Sends so many requests, some at a time, in turns to each of the APIs; answers how many were taken. */
async function taken(
  count: number,
  send: (url: string) => Promise<Response>,
  urls: string[],
): Promise<number> {
  let sent = 0;
  let ok = 0;
  const one = async () => {
    while (sent < count) {
      const url = urls[sent % urls.length] ?? '';
      sent += 1;
      const answer = await send(url);
      await answer.arrayBuffer();
      if (answer.ok) ok += 1;
      else if (answer.status !== 429) throw new Error(`answered ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: 10 }, one));
  return ok;
}

const whoAmI = (key: string) => (url: string) => fetch(`${url}/v1/me`, { headers: headersOf(key) });

const batch = (count: number) => ({ events: Array.from({ length: count }, () => dial()) });
const record =
  (body: unknown, key = account.keys.dialer) =>
  (url: string) =>
    fetch(`${url}/v1/campaigns/${campaignId}/call-events`, {
      method: 'POST',
      headers: { ...headersOf(key), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

const recorded = async () => {
  const [row] = await api.db.sql<{ count: number }[]>`
    select count(*)::int as count from call_events where campaign_id = ${campaignId}`;
  return row?.count;
};

describe('requests of a key', () => {
  test('are answered up to the limit, and what is left counts down', async () => {
    const left = [];
    for (let at = 0; at < 3; at += 1) {
      const { headers } = await account.as.owner.get('/v1/me');
      expect(headers.get('ratelimit-policy')).toBe('"key";q=100;w=60, "account";q=150;w=60');
      left.push(headers.get('ratelimit')?.replaceAll(/;t=\d+/g, ''));
    }
    expect(left).toEqual([1, 2, 3].map((n) => `"key";r=${100 - n}, "account";r=${150 - spent - n}`));
    expect(await taken(120, whoAmI(account.keys.owner), [api.url])).toBe(97);
  });

  test('beyond it are refused with when to come again, and nothing is done', async () => {
    await taken(100, whoAmI(account.keys.owner), [api.url]);
    const answer = await account.as.owner.post('/v1/campaigns', { name: 'Too much' });
    expect(answer).toMatchObject({
      status: 429,
      body: {
        type: '/docs/errors#rate_limit_exceeded',
        code: 'rate_limit_exceeded',
        'violated-policies': ['key'],
      },
    });
    const seconds = Number(answer.headers.get('retry-after'));
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(answer.body.retryAfterSeconds).toBe(seconds);
    expect(answer.body.detail).toContain(`send it again in ${seconds} s`);
    expect(answer.headers.get('ratelimit')).toContain(`"key";r=0;t=${seconds}`);
    expect((await account.as.admin.get('/v1/campaigns')).body.items).toHaveLength(1);
  });

  test('are limited to the same number over two processes that share them', async () => {
    const count = await taken(130, whoAmI(account.keys.owner), [api.url, other.url]);
    expect(count).toBeGreaterThanOrEqual(within(100));
    expect(count).toBeLessThanOrEqual(100);
  });

  test('are limited to the same number where one process gets nearly all of them', async () => {
    const first = await taken(3, whoAmI(account.keys.owner), [other.url]);
    const count = first + (await taken(120, whoAmI(account.keys.owner), [api.url]));
    expect(count).toBeGreaterThanOrEqual(within(100));
    expect(count).toBeLessThanOrEqual(100);
    // The other process, which has heard nothing of it, refuses as well but for what it held.
    expect(count + (await taken(20, whoAmI(account.keys.owner), [other.url]))).toBeLessThanOrEqual(100);
  });

  test('count as well where they fail', async () => {
    const missing = (url: string) =>
      fetch(`${url}/v1/campaigns/${crypto.randomUUID()}`, { headers: headersOf(account.keys.owner) }).then(
        (answer) => (answer.status === 404 ? new Response() : answer),
      );
    expect(await taken(120, missing, [api.url])).toBe(100);
  });

  test('are taken again when the minute is over', async () => {
    await taken(105, whoAmI(account.keys.owner), [api.url]);
    expect((await account.as.owner.get('/v1/me')).status).toBe(429);
    await api.db.sql`
      update rate_budgets set began_at = began_at - interval '61 seconds' where name like ${`${account.id}%`}`;
    await waitFor('the next minute', async () => (await account.as.owner.get('/v1/me')).status === 200);
  });
});

test('all keys and people of an account share its limit, and other accounts have theirs', async () => {
  const stranger = await api.createAccount();
  const urls = [api.url, other.url];
  const owner = await taken(100, whoAmI(account.keys.owner), urls);
  const moderator = await taken(100, whoAmI(account.keys.moderator), urls);
  const sum = spent + owner + moderator;
  expect(sum).toBeGreaterThanOrEqual(within(150));
  expect(sum).toBeLessThanOrEqual(150);
  expect(await account.as.moderator.get('/v1/me')).toMatchObject({
    status: 429,
    body: { 'violated-policies': ['account'] },
  });
  const person = await account.signIn('caller');
  expect((await person.client.get('/v1/me')).status).toBe(429);
  expect(await taken(100, whoAmI(stranger.keys.owner), [api.url])).toBe(100);
});

describe('call events', () => {
  test('have a limit of their own, over two processes, in events and not in requests', async () => {
    const send = (url: string) => record(batch(20))(url);
    const batches = await taken(70, send, [api.url, other.url]);
    expect(await recorded()).toBe(batches * 20);
    expect(batches * 20).toBeGreaterThanOrEqual(within(1_000));
    expect(batches * 20).toBeLessThanOrEqual(1_000);
    const answer = await record(batch(20))(api.url);
    expect(await answer.json()).toMatchObject({
      code: 'rate_limit_exceeded',
      'violated-policies': ['call-events'],
    });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await account.as.dialer.get('/v1/me')).status).toBe(200);
  });

  test('are taken all or none of a request, which tells what is left', async () => {
    const first = await record(batch(600))(api.url);
    expect(first.headers.get('ratelimit-policy')).toBe(
      '"call-events";q=1000;w=60;lastcall-unit="call-events"',
    );
    expect(first.headers.get('ratelimit')).toMatch(/^"call-events";r=400;t=\d+$/);
    expect((await record(batch(600))(api.url)).status).toBe(429);
    expect((await record(batch(300))(api.url)).status).toBe(200);
    expect(await recorded()).toBe(900);
  });

  test('that are not valid count, and so do requests that hold none', async () => {
    const left = async (body: unknown) => (await record(body)(api.url)).headers.get('ratelimit');
    expect(await left(dial())).toContain('r=999;');
    expect(await left({ ...dial(), type: 'sung' })).toContain('r=998;');
    expect(await left({ events: [{ id: 'broken' }, dial()] })).toContain('r=996;');
    expect(await left('nothing')).toContain('r=995;');
  });

  test('of sessions and compressed requests, which go another way, have the same limit', async () => {
    const { client } = await account.signIn('owner');
    await record(batch(600))(api.url);
    const path = `/v1/campaigns/${campaignId}/call-events`;
    const answer = await client.post(path, batch(300));
    expect(answer.headers.get('ratelimit')).toContain('"call-events";r=100;');
    expect((await client.post(path, batch(300))).status).toBe(429);
  });

  test('of a stream have the same limit: it ends with the error, and what was answered before is recorded', async () => {
    const stream = openEventStream(api.url, account.keys.dialer, campaignId);
    const lines = (count: number) =>
      batch(count)
        .events.map((event) => `${JSON.stringify(event)}\n`)
        .join('');
    stream.send(lines(600));
    const answers = [await stream.next()];
    stream.send(lines(600));
    stream.end();
    answers.push(...(await stream.rest()));
    expect(answers.at(-1)).toMatchObject({
      error: { code: 'rate_limit_exceeded', retryAfterSeconds: expect.any(Number) },
    });
    const sum = answers.reduce((all, line) => all + Number(line?.['recorded'] ?? 0), 0);
    expect(sum).toBe(await recorded());
    expect(answers.at(-2)).toMatchObject({ lines: sum });
    expect(sum).toBeLessThanOrEqual(1_000);
  });

  test('of a call source have the same limit', async () => {
    const source = await sourceBed(api, account, 'standard-webhooks', { campaignId });
    const body = () => JSON.stringify(batch(300));
    for (let at = 0; at < 3; at += 1) expect((await source.send(body())).status).toBe(200);
    const answer = await source.send(body());
    expect(answer).toMatchObject({ status: 429, body: { code: 'rate_limit_exceeded' } });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await recorded()).toBe(900);
  });
});

test('the reference has the fields and the refusal at each operation that needs a key or session, and at no other', async () => {
  const { body } = await apiClient(api.url).get('/v1/openapi.json');
  type Documented = {
    security: object[];
    responses: Record<string, { headers?: object; description: string }>;
  };
  const operations = Object.values(body.paths as Record<string, Record<string, Documented>>).flatMap(
    (methods) => Object.values(methods),
  );
  const limited = operations.filter(({ security }) => security.length > 0);
  expect(limited.length).toBeGreaterThan(100);
  for (const { security, responses } of operations) {
    for (const [status, { headers = {} }] of Object.entries(responses)) {
      const has = security.length > 0 && status !== '401';
      expect(Object.hasOwn(headers, 'RateLimit')).toBe(has);
      expect(Object.hasOwn(headers, 'RateLimit-Policy')).toBe(has);
    }
  }
  for (const { responses } of limited) {
    expect(responses['429']?.description).toContain('rate_limit_exceeded');
    expect(responses['429']?.headers).toHaveProperty('Retry-After');
  }
});

describe('an operator', () => {
  const printed: string[] = [];
  beforeEach(() => {
    vi.stubEnv('DATABASE_URL', api.databaseUrl);
    vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
    return () => {
      vi.restoreAllMocks();
      vi.unstubAllEnvs();
      printed.length = 0;
    };
  });

  test('gives an account limits of its own, and takes them back', async () => {
    const own = await api.createAccount();
    await accountLimits(own.id, { keyRequests: 5, callEvents: 2_000 });
    expect(printed).toEqual([
      'requests of one key or person  5 a minute',
      'requests of the account  default',
      'call events of the account  2000 a minute',
    ]);
    expect(await taken(20, whoAmI(own.keys.dialer), [api.url])).toBe(5);
    const { headers, body } = await own.as.owner.get('/v1/audit-log');
    expect(headers.get('ratelimit-policy')).toBe('"key";q=5;w=60, "account";q=150;w=60');
    expect(body.items[0]).toMatchObject({
      action: 'rate_limits.changed',
      actor: 'cli',
      details: { keyRequests: 5, callEvents: 2_000 },
    });
    await accountLimits(own.id, { keyRequests: null });
    expect(await taken(20, whoAmI(own.keys.moderator), [api.url])).toBe(20);
  });

  test.each([
    ['keyRequests', 0],
    ['accountRequests', 1.5],
    ['callEvents', 999],
    ['callEvents', Number.NaN],
  ])('is refused %s of %d, and an account that is none', async (name, value) => {
    await expect(accountLimits(account.id, { [name]: value })).rejects.toThrow(`${name} must be`);
    await accountLimits(account.id, {});
    expect(printed.join('\n')).not.toContain('a minute');
    await expect(accountLimits(crypto.randomUUID(), { keyRequests: 5 })).rejects.toThrow('no account');
  });
});

test('where the limits cannot be asked for, requests are answered all the same, and each process counts by itself', async () => {
  const alone = await startTestApi(onTestFinished, { rateLimits });
  const tenant = await alone.createAccount();
  const letGo = await holdLock(alone.db.sql, (tx) => tx`lock table rate_budgets in access exclusive mode`);
  try {
    const { headers } = await tenant.as.owner.get('/v1/me');
    expect(headers.get('ratelimit')).toContain('"key";r=99;');
    expect(await taken(120, whoAmI(tenant.keys.owner), [alone.url])).toBe(99);
    expect(alone.logged.join('')).toContain('counted by this process alone');
  } finally {
    await letGo();
  }
  await waitFor('what was used meanwhile to be told', async () => {
    await tenant.as.owner.get('/v1/me');
    const [row] = await alone.db.sql<{ taken: number }[]>`
      select taken from rate_budgets where name like ${`${tenant.id} key:%`}`;
    return row?.taken === 100;
  });
  expect((await tenant.as.owner.get('/v1/me')).status).toBe(429);
  expect((await apiClient(alone.url, tenant.keys.admin).get('/v1/me')).status).toBe(200);
});
