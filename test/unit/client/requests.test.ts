import { describe, expect, onTestFinished, test } from 'vitest';
import { Lastcall, type LastcallError, type LastcallOptions } from '../../../clients/typescript/src/index.ts';
import { cut, json, problem, type Script, scriptedServer } from '../../support/scripted-server.ts';

async function start(scripts: [Script, ...Script[]], options: Partial<LastcallOptions> = {}) {
  const { url, asked } = await scriptedServer(onTestFinished, ...scripts);
  const lastcall = new Lastcall({ baseUrl: `${url}/`, apiKey: 'lc_secret', retryDelayMs: 1, ...options });
  return { lastcall, asked };
}

const made = json(201, { id: 'c-1', name: 'Ward 7' });
const create = (lastcall: Lastcall) => lastcall.campaigns.create({ name: 'Ward 7' });
const thrownBy = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('it was not refused'),
    (error: unknown) => error as LastcallError,
  );

test.each<[string, Script]>([
  ['a connection that breaks', cut],
  [
    'one that breaks in the middle of the answer',
    (res) => void res.writeHead(201, { 'content-length': '50' }).write('{"id', () => res.destroy()),
  ],
  ['503', problem(503, 'server_busy', { 'retry-after': '0' })],
  ['429', problem(429, 'account_busy', { 'retry-after': '0' })],
  ['502 of a proxy', (res) => void res.writeHead(502).end('<h1>Bad gateway</h1>')],
  ['409 while the first try is under way', problem(409, 'idempotency_key_in_use', { 'retry-after': '0' })],
])('after %s a change is sent again, under the same key', async (_, first) => {
  const { lastcall, asked } = await start([first, first, made]);
  expect(await create(lastcall)).toMatchObject({ id: 'c-1' });
  expect(asked).toHaveLength(3);
  expect(asked[0]).toMatchObject({
    method: 'POST',
    path: '/v1/campaigns',
    body: '{"name":"Ward 7"}',
    headers: { authorization: 'Bearer lc_secret', 'content-type': 'application/json' },
  });
  const keys = new Set(asked.map(({ headers }) => headers['idempotency-key']));
  expect([...keys]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
});

test('each change has a key of its own, a reading has none, and a given key is sent as it is', async () => {
  const { lastcall, asked } = await start([made]);
  await create(lastcall);
  await create(lastcall);
  await lastcall.campaigns.get('c-1');
  await lastcall.campaigns.create({ name: 'x' }, { idempotencyKey: 'order-1' });
  const [first, second, third, fourth] = asked.map(({ headers }) => headers['idempotency-key']);
  expect(first).not.toBe(second);
  expect([third, fourth]).toEqual([undefined, 'order-1']);
});

test('an answer that another try would not change is thrown at once, with all that it says', async () => {
  const errors = [{ pointer: '#/name', detail: 'must be visible' }];
  const { lastcall, asked } = await start([problem(400, 'invalid_request', {}, { errors })]);
  expect(await thrownBy(create(lastcall))).toMatchObject({
    name: 'LastcallError',
    code: 'invalid_request',
    status: 400,
    detail: 'It is invalid_request.',
    message: 'It is invalid_request.',
    requestId: 'r-1',
    problem: { errors },
    retryAfterMs: null,
  });
  expect(asked).toHaveLength(1);
});

test.each([
  ['409 without Retry-After', problem(409, 'campaign_archived')],
  ['a wait that is too long', problem(429, 'too_many_mails', { 'retry-after': '3600' })],
])('%s is not waited for', async (_, answer) => {
  const { lastcall, asked } = await start([answer]);
  await thrownBy(create(lastcall));
  expect(asked).toHaveLength(1);
});

test('a date as Retry-After is how long to wait from now', async () => {
  const date = new Date(Date.now() + 7_200_000).toUTCString();
  const { lastcall } = await start([problem(503, 'server_busy', { 'retry-after': date })]);
  const { retryAfterMs } = await thrownBy(create(lastcall));
  expect(retryAfterMs).toBeGreaterThan(3_600_000);
  expect(retryAfterMs).toBeLessThanOrEqual(7_200_000);
});

test('tries have an end, and what went wrong last is told', async () => {
  const { lastcall, asked } = await start([problem(503, 'server_busy'), cut], { maxRetries: 3 });
  expect(await thrownBy(create(lastcall))).toMatchObject({ code: 'connection_failed', status: 0 });
  expect(asked).toHaveLength(4);
});

test('an answer that does not come is given up after timeoutMs', async () => {
  const { lastcall } = await start([() => {}], { timeoutMs: 50, maxRetries: 1 });
  expect(await thrownBy(create(lastcall))).toMatchObject({ code: 'timed_out', status: 0 });
});

test('what is not Lastcall is said so', async () => {
  const { lastcall } = await start([(res) => void res.end('<h1>Welcome</h1>')]);
  expect(await thrownBy(create(lastcall))).toMatchObject({ code: 'unexpected_answer', status: 200 });
});

test('a signal ends a request and the waits between its tries, by its own reason', async () => {
  const stop = new AbortController();
  const { lastcall, asked } = await start([
    (res, request) => {
      problem(503, 'server_busy', { 'retry-after': '50' })(res, request);
      setTimeout(() => stop.abort(new Error('enough')), 20);
    },
  ]);
  await expect(lastcall.campaigns.get('c-1', { signal: stop.signal })).rejects.toThrow('enough');
  await expect(lastcall.campaigns.get('c-1', { signal: stop.signal })).rejects.toThrow('enough');
  expect(asked).toHaveLength(1);
});

test('parameters cannot lead to another address', async () => {
  const { lastcall, asked } = await start([json(200, {})]);
  await lastcall.campaigns.get('../account?x=1#y');
  expect(asked[0]?.path).toBe('/v1/campaigns/..%2Faccount%3Fx%3D1%23y');
  for (const id of ['', '.', '..']) await expect(lastcall.campaigns.get(id)).rejects.toThrow(TypeError);
  expect(asked).toHaveLength(1);
});

test('an address that is none is refused before anything is sent', () => {
  expect(() => new Lastcall({ baseUrl: 'lastcall.example' })).toThrow(TypeError);
});

describe('uploads', () => {
  const report = json(200, { imported: 1 });
  async function* chunks() {
    yield 'phone\n';
    yield new TextEncoder().encode('+12025550143\n');
  }
  const file = 'phone\n+12025550143\n';

  test.each([
    ['a text', () => file],
    ['bytes', () => new TextEncoder().encode(file)],
    ['a Blob', () => new Blob([file])],
    ['a function that makes a stream', () => chunks],
  ])('%s is sent again', async (_, upload) => {
    const { lastcall, asked } = await start([cut, report]);
    await lastcall.contacts.import('c-1', upload(), { query: { country: 'US' } });
    expect(asked.map(({ body }) => body)).toEqual([file, file]);
    expect(asked[1]).toMatchObject({
      path: '/v1/campaigns/c-1/contacts/import?country=US',
      headers: { 'content-type': 'text/csv' },
    });
  });

  test('a stream is sent once: what was read of it is gone', async () => {
    const { lastcall, asked } = await start([problem(503, 'server_busy', { 'retry-after': '0' }), report]);
    expect(await thrownBy(lastcall.contacts.import('c-1', chunks()))).toMatchObject({ code: 'server_busy' });
    expect(asked.map(({ body }) => body)).toEqual([file]);
  });
});

test('a list asks for a page when it is needed, and not for more', async () => {
  const { lastcall, asked } = await start([
    json(200, { items: [{ id: 1 }, { id: 2 }], nextCursor: 'a b' }),
    cut,
    json(200, { items: [{ id: 3 }], nextCursor: null }),
  ]);
  const items = lastcall.campaigns.list({ status: 'active', limit: 2 });
  await items.next();
  await items.next();
  expect(asked.map(({ path }) => path)).toEqual(['/v1/campaigns?status=active&limit=2']);
  expect(await items.next()).toMatchObject({ value: { id: 3 } });
  expect(await items.next()).toMatchObject({ done: true });
  expect(asked.at(-1)?.path).toBe('/v1/campaigns?status=active&limit=2&cursor=a+b');
  expect(asked).toHaveLength(3);
});
