import { beforeEach, describe, expect, vi } from 'vitest';
import { runBulkItem } from '../../src/db/bulk-jobs/run-bulk-item.ts';
import { loadSealed } from '../../src/seals/load-sealed.ts';
import { fixtures } from '../support/fixtures.ts';
import { dial } from '../support/campaigns.ts';

const { test, api, account } = fixtures('api', 'account');

let campaignId: string;
beforeEach(async () => {
  campaignId = (await account.as.owner.post('/v1/campaigns', { name: 'Poison' })).body.id;
  await account.as.owner.post(`/v1/campaigns/${campaignId}/launch`);
});

const invalid = { status: 400, body: { code: 'invalid_request' } };
const cursorOf = (order: string, position: unknown) =>
  Buffer.from(JSON.stringify([order, position])).toString('base64url');

describe('times that no database keeps', () => {
  const times = [
    '0000-01-01T00:00:00Z',
    '0001-01-01T00:00:00+14:00',
    '1969-12-31T23:59:59.999Z',
    '1970-01-01T00:00:00+00:01',
    '2999-12-31T23:59:59.999-00:01',
    '3000-01-01T00:00:00Z',
    '9999-12-31T23:59:59-14:00',
  ];
  test.each(times)('%s is refused wherever a time is taken', async (time) => {
    const { owner, dialer } = account.as;
    for (const member of ['startsAt', 'endsAt', 'eventAt']) {
      expect(await owner.post('/v1/campaigns', { name: 'x', [member]: time })).toMatchObject(invalid);
    }
    expect(await owner.patch(`/v1/campaigns/${campaignId}`, { eventAt: time })).toMatchObject(invalid);
    const job = { action: 'archive', campaignIds: [campaignId], unlessDialledAfter: time };
    expect(await owner.post('/v1/bulk-jobs', job)).toMatchObject(invalid);
    const event = { ...dial(), occurredAt: time };
    expect(await dialer.post(`/v1/campaigns/${campaignId}/call-events`, event)).toMatchObject(invalid);
  });

  test.each(['1970-01-01T00:00:00Z', '2999-12-31T23:59:59.999Z', '2970-01-01T00:00:00+14:00'])(
    '%s is taken, and told again',
    async (time) => {
      const made = await account.as.owner.post('/v1/campaigns', { name: 'x', eventAt: time });
      expect(made).toMatchObject({ status: 201, body: { eventAt: new Date(time).toISOString() } });
    },
  );
});

describe('text that no database keeps', () => {
  test.each([
    ['a NUL', 'a\0b'],
    ['half of a surrogate pair', 'a\ud800b'],
  ])('%s is refused in bodies, parameters and cursors', async (_, text) => {
    const { owner, dialer } = account.as;
    expect(await owner.post('/v1/campaigns', { name: text })).toMatchObject(invalid);
    expect(await owner.patch('/v1/account', { name: text })).toMatchObject(invalid);
    expect(await owner.post('/v1/api-keys', { name: text, role: 'dialer' })).toMatchObject(invalid);
    for (const event of [{ id: text }, { callId: text }, { callerId: text }]) {
      const body = { ...dial(), ...event };
      expect(await dialer.post(`/v1/campaigns/${campaignId}/call-events`, body)).toMatchObject(invalid);
    }
    for (const answers of [{ [text]: 'yes' }, { Vote: text }, { Vote: [text] }]) {
      const body = { ...dial(), type: 'result', answers };
      expect(await dialer.post(`/v1/campaigns/${campaignId}/call-events`, body)).toMatchObject(invalid);
    }
    const cursor = cursorOf('campaigns name', [text, campaignId]);
    expect(await owner.get(`/v1/campaigns?sort=name&cursor=${cursor}`)).toMatchObject({
      status: 400,
      body: { code: 'invalid_cursor' },
    });
  });

  test('a NUL in a query is refused', async () => {
    expect(await account.as.owner.get('/v1/campaigns?search=a%00b')).toMatchObject(invalid);
    expect(await account.as.owner.get('/v1/campaigns/%00')).toMatchObject(invalid);
  });

  test.each(['\u200b', '\u2066\u2069', '\ufeff \u00ad', '\u2064\u180e'])(
    'a name of nothing to see (%j) is refused',
    async (name) => {
      expect(await account.as.owner.post('/v1/campaigns', { name })).toMatchObject(invalid);
      expect(await account.as.owner.patch('/v1/account', { name })).toMatchObject(invalid);
    },
  );

  test.each([
    ['a NUL in a heading', 'phone,first\0name\n+12025550143,Ada\n'],
    ['a NUL in the heading of a column of ours', 'phone\0\n+12025550143\n'],
  ])('a file with %s is refused, and nothing is imported', async (_, body) => {
    const answer = await account.as.owner.send('POST', `/v1/campaigns/${campaignId}/contacts/import`, {
      headers: { 'content-type': 'text/csv' },
      body,
    });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_csv' } });
    expect(answer.body.detail).toContain('NUL');
    expect((await account.as.owner.get(`/v1/campaigns/${campaignId}/contacts`)).body.items).toEqual([]);
  });
});

describe('a demo campaign’s clock', () => {
  test('goes so far that its times can still be told, and no further', async () => {
    const demo = await api.createAccount({ demo: true });
    const { id } = (await demo.as.owner.post('/v1/campaigns', { name: 'Far' })).body;
    await demo.as.owner.post(`/v1/campaigns/${id}/launch`);
    await api.db
      .sql`update campaigns set clock_shift_ms = ${99 * 365 * 24 * 60 * 60 * 1000} where id = ${id}`;
    const advance = (days: number) => demo.as.owner.post(`/v1/campaigns/${id}/advance-clock`, { days });
    expect((await advance(365)).status).toBe(200);
    const { clockShiftMs } = (await demo.as.owner.get(`/v1/campaigns/${id}`)).body;
    expect(await advance(1)).toMatchObject({ status: 422, body: { code: 'demo_clock_too_far' } });
    expect((await demo.as.owner.get(`/v1/campaigns/${id}`)).body.clockShiftMs).toBe(clockShiftMs);
  });
});

describe('signing in', () => {
  const nasty = ['a\0b', 'a\ud800b', '\0@riverside.example'];
  test.each([
    ['/auth/sign-in/email', (text: string) => ({ email: text, password: 'correct horse battery' })],
    ['/auth/sign-in/email', (text: string) => ({ email: 'ada@riverside.example', password: text })],
    ['/auth/sign-in/social', (text: string) => ({ provider: text, callbackURL: '/' })],
    ['/auth/reset-password', (text: string) => ({ token: text, newPassword: 'correct horse battery' })],
    ['/auth/revoke-session', (text: string) => ({ token: text })],
    ['/auth/change-password', (text: string) => ({ currentPassword: text, newPassword: text.repeat(4) })],
  ])('%s refuses text that no database keeps', async (path, bodyOf) => {
    const { cookie } = await account.signIn('owner');
    for (const text of nasty) {
      const { status } = await fetch(`${api.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: api.url, cookie },
        body: JSON.stringify(bodyOf(text)),
      });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
    }
  });

  test('refuses such text in a query', async () => {
    const { status } = await fetch(`${api.url}/auth/callback/oidc?state=a%00b&code=c`, {
      redirect: 'manual',
    });
    expect(status).toBe(400);
  });

  test('tells nothing of a statement that fails, and is found again by the request’s id', async () => {
    const printed = vi.spyOn(console, 'error');
    await api.db.sql`alter table verifications rename to verifications_away`;
    const answer = await fetch(`${api.url}/auth/reset-password`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify({ token: 'marmalade', newPassword: 'correct horse battery' }),
    });
    await api.db.sql`alter table verifications_away rename to verifications`;
    expect(answer.status).toBe(500);
    const { code, requestId } = (await answer.json()) as { code: string; requestId: string };
    expect(code).toBe('internal');
    expect(printed).not.toHaveBeenCalled();
    const lines = api.logged.filter((line) => line.includes(requestId) && line.includes('request failed'));
    expect(lines).toHaveLength(1);
    expect(api.logged.join('')).not.toContain('marmalade');
  });
});

describe('a bulk job with what the database refuses', () => {
  const job = async (campaignIds: string[]) =>
    (await account.as.owner.post('/v1/bulk-jobs', { action: 'archive', campaignIds })).body.id as string;
  const work = async (jobId: string) => {
    while (await runBulkItem(api.db.sql, jobId, loadSealed(api.store)));
  };
  const read = async (jobId: string) => (await account.as.owner.get(`/v1/bulk-jobs/${jobId}`)).body;
  const poison = (jobId: string) => api.db.sql`
    update bulk_jobs set options = '{"unlessDialledAfter": "0000-01-01T00:00:00.000Z"}' where id = ${jobId}`;

  test('ends with a failure for each, leaves the campaigns alone, and is done when it is tried again', async () => {
    const jobId = await job([campaignId]);
    await poison(jobId);
    await work(jobId);
    const failed = await read(jobId);
    expect(failed).toMatchObject({ done: 1, finishedAt: expect.any(String), outcomes: { failed: 1 } });
    expect(failed.items).toMatchObject([{ outcome: 'failed', failure: expect.stringMatching(/^22/) }]);
    expect((await account.as.owner.get(`/v1/campaigns/${campaignId}`)).body.status).toBe('active');

    await api.db.sql`update bulk_jobs set options = '{}' where id = ${jobId}`;
    const deliveries = api.temporal.deliveries;
    const resumed = await account.as.owner.post(`/v1/bulk-jobs/${jobId}/resume`);
    expect(resumed).toMatchObject({
      status: 202,
      body: { done: 0, finishedAt: null, outcomes: { failed: 0 } },
    });
    expect(api.temporal.deliveries).toBe(deliveries + 1);
    await work(jobId);
    expect(await read(jobId)).toMatchObject({ done: 1, outcomes: { archived: 1, failed: 0 } });
    const [entry] = await api.db.sql`
      select details from audit_log where account_id = ${account.id} and action = 'bulk_job.resumed'`;
    expect(entry).toEqual({ details: { jobId, failed: 1 } });
  });

  test('goes on with the campaigns after one that fails', async () => {
    const other = (await account.as.owner.post('/v1/campaigns', { name: 'Other' })).body.id;
    await account.as.owner.post(`/v1/campaigns/${other}/launch`);
    const jobId = await job([campaignId, other]);
    // What a constraint forbids in one campaign alone.
    await api.db.sql.unsafe(
      `alter table campaigns add constraint poison check (id <> '${campaignId}' or status <> 'archived')`,
    );
    await work(jobId);
    await api.db.sql`alter table campaigns drop constraint poison`;
    expect((await read(jobId)).items).toMatchObject([
      { outcome: 'failed', failure: '23514' },
      { outcome: 'archived', failure: null },
    ]);
  });

  test('is left as it is when nothing of it failed, and is nobody else’s to try again', async () => {
    const jobId = await job([campaignId]);
    await work(jobId);
    const deliveries = api.temporal.deliveries;
    expect(await account.as.owner.post(`/v1/bulk-jobs/${jobId}/resume`)).toMatchObject({
      status: 202,
      body: { done: 1, outcomes: { archived: 1 } },
    });
    expect(api.temporal.deliveries).toBe(deliveries);
    const other = await api.createAccount();
    expect(await other.as.owner.post(`/v1/bulk-jobs/${jobId}/resume`)).toMatchObject({
      status: 404,
      body: { code: 'not_found' },
    });
  });
});
