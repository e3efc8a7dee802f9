import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect } from 'vitest';
import { fixtures } from '../support/fixtures.ts';
import { apiClient } from '../support/api-client.ts';
import { dial } from '../support/campaigns.ts';
import { holdLock } from '../support/hold-lock.ts';
import { waitFor } from '../support/wait-for.ts';

const { test, api, account } = fixtures('api', 'account');

const json = { 'content-type': 'application/json' };
const gzip = { ...json, 'content-encoding': 'gzip' };
const zeros = (bytes: number, depth: number) =>
  `${'['.repeat(depth)}${'0,'.repeat(bytes / 2)}0${']'.repeat(depth)}`;

async function expectServes() {
  expect((await account.as.owner.get('/v1/me')).status).toBe(200);
}

describe('bodies of strangers', () => {
  const paths = ['/v1/invitations/look-up', '/v1/invitations/accept'];

  test.each(paths)('%s takes nothing compressed', async (path) => {
    const body = gzipSync(`{"token":${zeros(1_000_000, 29)}}`);
    const answer = await apiClient(api.url).send('POST', path, { headers: gzip, body });
    expect(answer).toMatchObject({ status: 415, body: { code: 'unsupported_media_type' } });
    expect(answer.body.detail).toContain('not compressed');
    await expectServes();
  });

  test.each(paths)('%s takes a few kilobytes, with or without their length', async (path) => {
    const body = `{"token":"${'x'.repeat(9_000)}"}`;
    const chunked = { body: new Blob([body]).stream(), duplex: 'half' } as const;
    for (const init of [{ body }, chunked]) {
      const answer = await apiClient(api.url).send('POST', path, { headers: json, ...init });
      expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
      expect(answer.body.detail).toContain('8 KiB');
    }
  });

  test.each([
    ['JSON', 'application/json', `{"email":"${'x'.repeat(40_000)}"}`],
    ['a form', 'application/x-www-form-urlencoded', `email=${'x'.repeat(40_000)}`],
    ['text', 'text/plain', 'x'.repeat(40_000)],
  ])('signing in takes 32 KiB of %s, with or without their length', async (_, type, body) => {
    const chunked = { body: new Blob([body]).stream(), duplex: 'half' } as const;
    for (const init of [{ body }, chunked]) {
      const response = await fetch(`${api.url}/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': type },
        ...init,
      });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'body_too_large' });
    }
    await expectServes();
  });

  test('signing in refuses nesting without end', async () => {
    const body = `{"email":${'['.repeat(1000)}${']'.repeat(1000)}}`;
    const response = await fetch(`${api.url}/auth/sign-in/email`, { method: 'POST', headers: json, body });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'invalid_request' });
  });
});

describe('bodies with a key', () => {
  const events = '/v1/campaigns/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11/call-events';

  test('kilobytes that inflate to millions of values are refused before they are parsed', async () => {
    const body = gzipSync(`{"events":${zeros(15_000_000, 29)}}`);
    const answer = await account.as.dialer.send('POST', events, { headers: gzip, body });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    expect(answer.body.detail).toContain('100000 values');
    await expectServes();
  });

  test('what inflates to more than the limit is not inflated further', async () => {
    const body = gzipSync(Buffer.alloc(64 * 1024 * 1024, ' '));
    const answer = await account.as.dialer.send('POST', events, { headers: gzip, body });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body_too_large' } });
    expect(answer.body.detail).toContain('16 MiB');
    await expectServes();
  });

  test('a list that is too long is refused as a whole, and not entry by entry', async () => {
    const body = `{"events":[${'0,'.repeat(90_000)}0]}`;
    const answer = await account.as.dialer.send('POST', events, { headers: json, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(answer.body.errors).toEqual([{ pointer: '#/events', detail: expect.stringContaining('<=1000') }]);
    await expectServes();
  });

  test('brackets, commas and quotes within text are text', async () => {
    const name = `${'['.repeat(100)}"\\"${','.repeat(50)}\\`;
    const answer = await account.as.owner.post('/v1/campaigns', { name });
    expect(answer).toMatchObject({ status: 201, body: { name } });
  });

  test('an answer to a question called __proto__ is refused, wherever it stands', async () => {
    const { id } = (await account.as.owner.post('/v1/campaigns', { name: 'x' })).body;
    const event = '{"id":"1","type":"result","callId":"1","occurredAt":"2026-01-01T00:00:00Z","answers":';
    for (const answers of ['{"__proto__":"yes"}', '{"__proto__":{"deep":[1]}}', '{"a":{"__proto__":1}}']) {
      const answer = await account.as.dialer.send('POST', `/v1/campaigns/${id}/call-events`, {
        headers: json,
        body: `${event}${answers}}`,
      });
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
      expect(answer.body.errors[0].pointer).toContain('__proto__');
    }
  });

  test('answers to questions that are called as what every object has are kept', async () => {
    const { id } = (await account.as.owner.post('/v1/campaigns', { name: 'x' })).body;
    await account.as.owner.post(`/v1/campaigns/${id}/launch`);
    const call = dial();
    const answers = { constructor: 'a', toString: 'b', hasOwnProperty: 'c', valueOf: 'd' };
    const answer = await account.as.dialer.post(`/v1/campaigns/${id}/call-events`, {
      events: [call, { ...call, id: `${call.id}-result`, type: 'result', answers }],
    });
    expect(answer).toMatchObject({ status: 200, body: { recorded: 2 } });
    const [row] = await api.db.sql`select answers from calls where campaign_id = ${id}`;
    expect(row?.['answers']).toEqual(answers);
  });
});

describe('files of contacts', () => {
  const importInto = (id: string, body: string) =>
    account.as.owner.send('POST', `/v1/campaigns/${id}/contacts/import`, {
      headers: { 'content-type': 'text/csv' },
      body,
    });

  test.each([
    ['blanks', ' '.repeat(64 * 1024)],
    ['quotes', '"'.repeat(64 * 1024 + 1)],
    ['quoted blanks', '" '.repeat(64 * 1024)],
    ['line breaks and blanks', '\n '.repeat(64 * 1024)],
  ])('64 KiB of %s are refused', async (_, body) => {
    const { id } = (await account.as.owner.post('/v1/campaigns', { name: 'x' })).body;
    expect(await importInto(id, body)).toMatchObject({ status: 400, body: { code: 'invalid_csv' } });
    await expectServes();
  });

  test('columns that are called as what every object has are kept', async () => {
    const { id } = (await account.as.owner.post('/v1/campaigns', { name: 'x' })).body;
    const answer = await importInto(id, 'phone;__proto__;constructor\n+12025550143;a;b\n');
    expect(answer).toMatchObject({ status: 200, body: { imported: 1 } });
    const { text } = await account.as.owner.get(`/v1/campaigns/${id}/contacts`);
    expect(text).toContain('"__proto__":"a"');
    expect(text).toContain('"constructor":"b"');
  });
});

describe('addresses', () => {
  test.each([
    ['DELETE', '/v1/invitations/accept', 'POST'],
    ['GET', '/v1/invitations/look-up', 'POST'],
  ])('%s %s is not taken for one with a parameter', async (method, path, allow) => {
    const answer = await fetch(`${api.url}${path}`, { method });
    expect(answer.status).toBe(405);
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
    expect(answer.headers.get('allow')).toBe(allow);
  });
});

describe('what never becomes a request', () => {
  const raw = (text: string) =>
    new Promise<string>((resolve, reject) => {
      let answer = '';
      const socket = connect(Number(new URL(api.url).port), '127.0.0.1', () => socket.write(text));
      socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
      socket.on('close', () => resolve(answer)).on('error', reject);
    });

  test.each([
    [
      'Headers of 20 KB',
      `GET /health HTTP/1.1\r\nHost: x\r\nCookie: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'headers_too_large',
    ],
    ['Another protocol', 'EHLO mail.example\r\n\r\n', 400, 'malformed_http'],
    ['A header that is none', 'GET /health HTTP/1.1\r\nHost: x\r\nno header\r\n\r\n', 400, 'malformed_http'],
  ])('%s: a problem document', async (_, text, status, code) => {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const [, body = ''] = answer.split('\r\n\r\n');
    expect(answer).toContain('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({ code, status });
    await expectServes();
  });
});

describe('a client that leaves before its body is read', () => {
  test.each([
    ['without having sent it', ''],
    ['having sent all of it', JSON.stringify({ name: 'Sent' })],
  ])('%s has changed nothing', async (_, sent) => {
    const { body: source } = await account.as.owner.post('/v1/campaigns', { name: 'Source' });
    const path = `/v1/campaigns/${source.id}/clone`;
    const head = {
      host: 'x',
      authorization: `Bearer ${account.keys.owner}`,
      ...json,
      'content-length': JSON.stringify({ name: 'Sent' }).length,
    };
    const lines = Object.entries(head).map(([name, value]) => `${name}: ${value}\r\n`);
    const left = () => api.logged.filter((line) => line.includes('"aborted":true')).length;
    const before = left();
    // Until the client has left, nobody is known by a key.
    const letGo = await holdLock(api.db.sql, (tx) => tx`lock table api_keys in access exclusive mode`);
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    socket.write(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${sent}`);
    await waitFor('the key to be looked up', async () => {
      const [waiting] = await api.db.sql`
        select from pg_stat_activity where wait_event_type = 'Lock' and query like '%api_keys%' and datname = current_database()`;
      return waiting !== undefined;
    });
    socket.destroy();
    await waitFor('the client to have left', async () => left() > before);
    await letGo();
    // Its statements come after those of the one that left.
    expect((await account.as.owner.post(path, { name: 'Sent again' })).status).toBe(201);
    const { body } = await account.as.owner.get('/v1/campaigns');
    const names = body.items.map(({ name }: { name: string }) => name);
    expect(names.filter((name: string) => /^Sent|copy/.test(name))).toEqual(['Sent again']);
  });
});
