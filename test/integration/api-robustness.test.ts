import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { pino } from 'pino';
import { describe, expect, onTestFinished } from 'vitest';
import { startApi } from '../../src/api/http/start.ts';
import { openDatabase } from '../../src/db/client.ts';
import { catalogue } from '../../src/errors.ts';
import { fixtures } from '../support/fixtures.ts';
import { apiClient } from '../support/api-client.ts';
import { apiConfig } from '../support/api-config.ts';
import { dial } from '../support/campaigns.ts';
import { createTestDatabase } from '../support/database.ts';
import { recordingGateway } from '../support/recording-gateway.ts';

const { test, api, account } = fixtures('api', 'account');

const json = { 'content-type': 'application/json' };

describe('keys', () => {
  test.each([
    ['none', {}],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
    ['not a key', { authorization: 'Bearer secret' }],
    ['a key of nobody', { authorization: `Bearer lc_abcdefgh_${'A'.repeat(43)}` }],
    ['a key and more', { authorization: `Bearer lc_abcdefgh_${'A'.repeat(43)} x` }],
  ])('with %s a request is unauthenticated', async (_, headers) => {
    const answer = await apiClient(api.url).get('/v1/me', headers);
    expect(answer).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('the scheme’s name is read in any case', async () => {
    const answer = await apiClient(api.url).get('/v1/me', { authorization: `bearer ${account.keys.owner}` });
    expect(answer.status).toBe(200);
  });

  test('without the right, nothing of the request is looked at', async () => {
    const answer = await account.as.caller.send('POST', '/v1/campaigns', { headers: json, body: '{' });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(answer.body.detail).toContain('caller');
  });
});

describe('problems', () => {
  test('each is a problem document with its code, its request and what to do next', async () => {
    const answer = await account.as.owner.get('/v1/campaigns/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    const requestId = answer.headers.get('x-request-id');
    expect(answer.body).toEqual({
      type: '/docs/errors#not_found',
      title: 'Not found',
      status: 404,
      detail: 'There is no campaign with this id in your account.',
      code: 'not_found',
      instance: `urn:uuid:${requestId}`,
      requestId,
    });
  });

  test.each([
    ['malformed JSON', '/v1/campaigns', json, '{"name": "Secret plan"', 400, 'malformed_json'],
    ['JSON that is no object', '/v1/campaigns', json, '"text"', 400, 'malformed_json'],
    ['no body', '/v1/campaigns', json, '', 400, 'invalid_request'],
    [
      'a form',
      '/v1/campaigns',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'name=x',
      415,
      'unsupported_media_type',
    ],
    ['no content type', '/v1/campaigns', { 'content-type': '' }, '{}', 415, 'unsupported_media_type'],
    [
      'another charset',
      '/v1/campaigns',
      { 'content-type': 'application/json; charset=koi8-r' },
      '{}',
      415,
      'unsupported_media_type',
    ],
    [
      'an encoding that is none',
      '/v1/campaigns',
      { ...json, 'content-encoding': 'zip' },
      '{}',
      415,
      'unsupported_media_type',
    ],
    [
      'a body that is too large',
      '/v1/campaigns',
      json,
      JSON.stringify({ name: 'x'.repeat(1_100_000) }),
      413,
      'body_too_large',
    ],
    ['an address that is none', '/v1/nothing', json, '{}', 404, 'route_not_found'],
    ['a method that is none here', '/v1/me', json, '{}', 405, 'method_not_allowed'],
    ['an id that is none', '/v1/campaigns/17/launch', json, '', 400, 'invalid_request'],
    ['an address that cannot be decoded', '/v1/campaigns/%ff/launch', json, '', 400, 'invalid_request'],
  ])('%s', async (_, path, headers, body, status, code) => {
    const answer = await account.as.owner.send('POST', path, { headers, ...(body && { body }) });
    expect(answer).toMatchObject({ status, body: { code, status } });
    expect(answer.text).not.toContain('Secret plan');
  });

  test('a method that an address does not take is answered with those that it does', async () => {
    const answer = await account.as.owner.send('PUT', '/v1/campaigns/019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11');
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('GET, PATCH, DELETE');
  });

  test('nesting without end is refused, and does no harm', async () => {
    const body = `{"name":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const answer = await account.as.owner.send('POST', '/v1/campaigns', { headers: json, body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
    expect(answer.body.detail).toContain('nested too deeply');
  });

  test('what fails on our side tells nothing of how it is made, and is found again by its request id', async () => {
    await api.db.sql`alter table audit_log rename to audit_log_away`;
    const answer = await account.as.owner.post('/v1/campaigns', { name: 'Confidential name' });
    await api.db.sql`alter table audit_log_away rename to audit_log`;
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(answer.text).not.toMatch(/audit_log|insert|relation|Confidential/i);
    const line = api.logged.find(
      (text) => text.includes(answer.body.requestId) && text.includes('request failed'),
    );
    expect(line).toContain('PostgreSQL 42P01');
    expect(line).not.toContain('Confidential');
  });
});

describe('the log', () => {
  test('it has one line a request, and no names, numbers, bodies, queries or secrets', async () => {
    const { owner, dialer } = account.as;
    api.logged.length = 0;
    const { body: campaign } = await owner.post('/v1/campaigns', { name: 'Marmalade' });
    const csv = {
      headers: { 'content-type': 'text/csv' },
      body: 'phone,first_name\n+12025550143,Ada Lovelace\n',
    };
    await owner.send('POST', `/v1/campaigns/${campaign.id}/contacts/import`, csv);
    await owner.post(`/v1/campaigns/${campaign.id}/numbers`, {
      numbers: [{ e164: '+14155550123', carrier: 'sandbox' }],
    });
    await owner.post(`/v1/campaigns/${campaign.id}/launch`);
    await dialer.post(
      `/v1/campaigns/${campaign.id}/call-events`,
      dial({ to: '+12025550143', callerId: 'ada' }),
    );
    await owner.get(`/v1/campaigns/${campaign.id}/contacts?phone=%2B12025550143`);
    await owner.get('/v1/campaigns?search=Marmalade');
    await owner.get('/v1/Marmalade');
    await dialer.post(`/v1/campaigns/${campaign.id}/call-events`, dial({ to: 'Marmalade 2025550143' }));
    const { body: key } = await owner.post('/v1/api-keys', { name: 'Marmalade', role: 'dialer' });
    const text = api.logged.join('');
    expect(text).not.toMatch(/Marmalade|2025550143|4155550123|Lovelace|"ada"|lc_/);
    for (const secret of [account.keys.owner, account.keys.dialer, key.secret])
      expect(text).not.toContain(secret);

    const lines = api.logged.map((line) => JSON.parse(line) as Record<'method' | 'route' | 'status', string>);
    expect(lines.map(({ method, route, status }) => `${method} ${route} ${status}`)).toEqual([
      'POST /v1/campaigns 201',
      'POST /v1/campaigns/{campaignId}/contacts/import 200',
      'POST /v1/campaigns/{campaignId}/numbers 200',
      'POST /v1/campaigns/{campaignId}/launch 200',
      'POST /v1/campaigns/{campaignId}/call-events 200',
      'GET /v1/campaigns/{campaignId}/contacts 200',
      'GET /v1/campaigns 200',
      'GET null 404',
      'POST /v1/campaigns/{campaignId}/call-events 400',
      'POST /v1/api-keys 201',
    ]);
    expect(lines[0]).toMatchObject({
      accountId: account.id,
      actor: expect.stringMatching(/^key:/),
      aborted: false,
    });
  });
});

describe('pages', () => {
  test.each([
    ['/docs/errors', 'text/html', 'campaign_archived'],
    ['/docs/start.js', 'javascript', '/v1/openapi.json'],
    ['/v1/openapi.json', 'application/json', '"openapi":"3.1'],
  ])('%s is served by us', async (path, type, content) => {
    const response = await fetch(`${api.url}${path}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).toContain(content);
  });

  test('every error code has its place on the page of errors', async () => {
    const text = await (await fetch(`${api.url}/docs/errors`)).text();
    for (const code of Object.keys(catalogue)) expect(text).toContain(`id="${code}"`);
  });

  test('nothing on the pages comes from elsewhere, and no page may be framed', async () => {
    const response = await fetch(`${api.url}/docs`);
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(await response.text()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});

const startOn = (url: string) => {
  const temporal = recordingGateway();
  const services = {
    temporal,
    store: api.store,
    config: apiConfig(),
    log: pino({ level: 'silent' }),
  };
  const db = openDatabase(url);
  return { db, temporal, running: startApi({ ...services, db }, { host: '127.0.0.1', port: 0 }) };
};

describe('without its neighbours', () => {
  test('without a database it lives, is not ready, and says when to come back', async () => {
    const { db, running } = startOn('postgres://nobody:x@127.0.0.1:1/none');
    const { url, close } = await running;
    const client = apiClient(url, account.keys.owner);
    const answer = await client.get('/v1/me');
    expect(answer).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
    expect(answer.headers.get('retry-after')).toBe('5');
    expect((await client.get('/health')).body).toEqual({ status: 'alive' });
    expect(await client.get('/ready')).toMatchObject({
      status: 503,
      body: { status: 'not_ready', database: 'down', migrations: 'unknown' },
    });
    await close();
    await db.close();
  });

  test('a connection that the database ends in the middle is 503, and the next request gets another', async () => {
    const lock = await api.db.sql.reserve();
    const { body: campaign } = await account.as.owner.post('/v1/campaigns', { name: 'Locked' });
    await lock`begin`;
    await lock`select from campaigns where id = ${campaign.id} for update`;
    const waiting = account.as.owner.patch(`/v1/campaigns/${campaign.id}`, { name: 'x' });
    for (let ended = 0; ended === 0;) {
      const rows = await api.db.sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%for no key update%'`;
      ended = rows.length;
    }
    expect(await waiting).toMatchObject({ status: 503, body: { code: 'database_unavailable' } });
    await lock`rollback`;
    lock.release();
    expect((await account.as.owner.patch(`/v1/campaigns/${campaign.id}`, { name: 'x' })).status).toBe(200);
  });

  test('without migrations it is not ready', async () => {
    const database = await createTestDatabase(onTestFinished);
    const { db, running } = startOn(database.url);
    const { url, close } = await running;
    const client = apiClient(url);
    expect(await client.get('/ready')).toMatchObject({
      status: 200,
      body: { status: 'ready', migrations: 'done' },
    });
    await db.sql`delete from drizzle.__drizzle_migrations`;
    const notReady = { status: 503, body: { status: 'not_ready', database: 'up', migrations: 'missing' } };
    expect(await client.get('/ready')).toMatchObject(notReady);
    await db.sql`drop schema drizzle cascade`;
    expect(await client.get('/ready')).toMatchObject(notReady);
    await close();
    await db.close();
  });

  test('without Temporal it is degraded, and serves', async () => {
    api.temporal.away = true;
    const answer = await apiClient(api.url).get('/ready');
    const created = await account.as.owner.post('/v1/campaigns', { name: 'Meanwhile' });
    api.temporal.away = false;
    expect(answer).toMatchObject({ status: 200, body: { status: 'degraded', temporal: 'down' } });
    expect(created.status).toBe(201);
  });
});

const startDraining = async (drainMs: number) => {
  const services = {
    db: api.db,
    temporal: recordingGateway(),
    store: api.store,
    config: apiConfig(),
    log: pino({ level: 'silent' }),
  };
  return startApi(services, { host: '127.0.0.1', port: 0, drainMs });
};

/** An import whose file has begun to arrive. */
const beginImport = async (url: string, campaignId: string) => {
  const request = httpRequest(`${url}/v1/campaigns/${campaignId}/contacts/import`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${account.keys.owner}`,
      'content-type': 'text/csv',
      expect: '100-continue',
    },
  });
  const answered = new Promise<number | string>((resolve) => {
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });
  await new Promise<void>((resolve) => {
    request.once('continue', resolve);
    request.flushHeaders();
  });
  request.write('phone\n');
  return { request, answered };
};

describe('stopping', () => {
  test('a request under way ends, new connections are refused', async () => {
    const { body: campaign } = await account.as.owner.post('/v1/campaigns', { name: 'Stop' });
    const { url, close } = await startDraining(20_000);
    const idle = connect(Number(new URL(url).port), '127.0.0.1');
    const { request, answered } = await beginImport(url, campaign.id);
    const closed = close();
    await expect(fetch(`${url}/health`)).rejects.toThrow('fetch failed');
    request.end('+12025550143\n');
    expect(await answered).toBe(200);
    idle.destroy();
    await closed;
  });

  test('one that does not end is ended when the time is over', async () => {
    const { body: campaign } = await account.as.owner.post('/v1/campaigns', { name: 'Stop' });
    const { url, close } = await startDraining(200);
    const { answered } = await beginImport(url, campaign.id);
    await close();
    expect(await answered).toBe('ECONNRESET');
  });
});
