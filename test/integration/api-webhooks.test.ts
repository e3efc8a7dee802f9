import { describe, expect } from 'vitest';
import { decryptWebhookSecret } from '../../src/credentials/stored-webhook-secrets.ts';
import { recordAttempt } from '../../src/db/webhooks/record-attempt.ts';
import { signingSecrets } from '../../src/db/webhooks/secrets.ts';
import { takeDelivery } from '../../src/db/webhooks/take-delivery.ts';
import { rotateCredentials } from '../../src/credentials/rotate-credentials.ts';
import { Keyring } from '../../src/secrets/keyring.ts';
import { uuidv7 } from '../../src/ids.ts';
import { fixtures } from '../support/fixtures.ts';
import { testKey } from '../support/keyring.ts';
import { startTestApi } from '../support/test-api.ts';
import { happen } from '../support/webhook-bed.ts';

const [oldKey, newKey] = [testKey('old'), testKey('new')];
const keyring = new Keyring([oldKey]);
const { test, api, account } = fixtures('api', 'account');
test.override('apiOptions', { keyring });

const url = 'https://crm.example.org/lastcall';
const owner = () => account.as.owner;

async function create(body: object = {}) {
  const { status, body: made } = await owner().post('/v1/webhooks', { url, ...body });
  expect(status).toBe(201);
  return made as { id: string; secret: string; etag: string };
}

const deliveriesOf = async (webhookId: string, query = '') =>
  (await owner().get(`/v1/webhooks/${webhookId}/deliveries${query}`)).body;

/** Makes one attempt that ends so. */
async function attempt(webhookId: string, status: number | null, more: { retryAfterSeconds?: number } = {}) {
  const delivery = await takeDelivery(api.db.sql, webhookId);
  if (!delivery) throw new Error('nothing is due');
  await recordAttempt(api.db.sql, delivery, {
    durationMs: 12,
    status,
    error: status === null ? 'TIMED_OUT' : null,
    answer: status === null ? null : 'thank you',
    retryAfterSeconds: 0,
    ...more,
  });
  return delivery;
}

const wakeUps = async (webhookId: string) => {
  const rows = await api.db.sql`select from outbox where topic = 'webhook' and job_id = ${webhookId}`;
  return rows.length;
};

describe('a webhook', () => {
  test('is made with a secret that is shown once, and stands encrypted in the database', async () => {
    const made = await create({ description: 'CRM', eventTypes: ['campaign.archived'] });
    expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const { status, body } = await owner().get(`/v1/webhooks/${made.id}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      url,
      description: 'CRM',
      eventTypes: ['campaign.archived'],
      status: 'enabled',
      disabledReason: null,
      failures: 0,
      previousSecretUntil: null,
    });
    expect(JSON.stringify(body)).not.toContain('whsec_');
    const [stored] = await signingSecrets(api.db.sql, made.id);
    expect(stored?.ciphertext.includes(made.secret)).toBe(false);
    expect(decryptWebhookSecret(keyring, { webhookId: made.id }, stored!)).toBe(made.secret);
    // A secret that is put into the row of another webhook opens nothing there.
    expect(() => decryptWebhookSecret(keyring, { webhookId: uuidv7() }, stored!)).toThrow(
      'does not open this',
    );
  });

  test.each([
    [{ url: 'http://crm.example.org' }, '#/url'],
    [{ url: 'https://127.0.0.1/hook' }, '#/url'],
    [{ url: 'https://[::ffff:10.0.0.1]/hook' }, '#/url'],
    [{ url: 'https://user:pass@crm.example.org' }, '#/url'],
    [{ url, eventTypes: ['campaign.exploded'] }, '#/eventTypes/0'],
    [{ url, secret: 'whsec_mine' }, '#/secret'],
    [{}, '#/url'],
  ])('is not made of %j', async (body, pointer) => {
    const { status, body: problem } = await owner().post('/v1/webhooks', body);
    expect(status).toBe(400);
    expect(problem).toMatchObject({ code: 'invalid_request', errors: [{ pointer }] });
    expect((await owner().get('/v1/webhooks')).body.items).toEqual([]);
  });

  test('is not made without a key to encrypt its secret with', async ({ onTestFinished }) => {
    const bare = await startTestApi(onTestFinished, { keyring: null });
    const { as } = await bare.createAccount();
    expect((await as.owner.post('/v1/webhooks', { url })).body).toMatchObject({ code: 'secret_key_missing' });
  });

  test('is for owners and admins only', async () => {
    const { id } = await create();
    for (const role of ['moderator', 'caller'] as const) {
      expect((await account.as[role].get('/v1/webhooks')).status).toBe(403);
      expect((await account.as[role].post(`/v1/webhooks/${id}/test`)).status).toBe(403);
    }
    expect((await account.as.admin.get('/v1/webhooks')).body.items).toHaveLength(1);
  });

  test('is one of 20 of its account', async () => {
    for (let n = 0; n < 20; n += 1) await create();
    expect((await owner().post('/v1/webhooks', { url })).body).toMatchObject({ code: 'too_many_webhooks' });
  });

  test('is changed, unless somebody else was first; a new address has not failed yet', async () => {
    const { id, etag } = await create();
    await happen(api.db.sql, account.id);
    await attempt(id, 500);
    const changed = await owner().patch(
      `/v1/webhooks/${id}`,
      { url: 'https://other.example.org/' },
      { 'if-match': etag },
    );
    expect(changed.body).toMatchObject({
      url: 'https://other.example.org/',
      failures: 0,
      failingSince: null,
    });
    const late = await owner().patch(`/v1/webhooks/${id}`, { description: 'x' }, { 'if-match': etag });
    expect(late.status).toBe(412);
    expect(late.body).toMatchObject({
      code: 'changed_meanwhile',
      current: { url: 'https://other.example.org/' },
    });
  });

  test('that is deleted takes its log, its secrets and its messages to Temporal along', async () => {
    const { id } = await create();
    await happen(api.db.sql, account.id);
    expect((await owner().delete(`/v1/webhooks/${id}`)).status).toBe(204);
    expect((await owner().delete(`/v1/webhooks/${id}`)).status).toBe(404);
    expect(await api.db.sql`select from webhook_deliveries where endpoint_id = ${id}`).toHaveLength(0);
    expect(await api.db.sql`select from webhook_secrets where endpoint_id = ${id}`).toHaveLength(0);
    expect(await wakeUps(id)).toBe(0);
  });

  test('of another account cannot be seen, changed, tried or replayed, and has none of its events', async () => {
    const { id } = await create();
    const [eventId] = await happen(api.db.sql, account.id);
    const [delivery] = (await deliveriesOf(id)).items;
    expect(delivery).toMatchObject({ eventId });
    const stranger = await api.createAccount();
    const their = stranger.as.owner;
    const theirs = (await their.post('/v1/webhooks', { url })).body;
    await happen(api.db.sql, account.id);
    const asked = await Promise.all([
      their.get(`/v1/webhooks/${id}`),
      their.patch(`/v1/webhooks/${id}`, { url: 'https://evil.example.org' }),
      their.delete(`/v1/webhooks/${id}`),
      their.post(`/v1/webhooks/${id}/rotate-secret`),
      their.post(`/v1/webhooks/${id}/test`),
      their.post(`/v1/webhooks/${id}/enable`),
      their.post(`/v1/webhooks/${id}/disable`),
      their.get(`/v1/webhooks/${id}/deliveries`),
      their.get(`/v1/webhooks/${id}/deliveries/${delivery.id}`),
      their.post(`/v1/webhooks/${id}/deliveries/${delivery.id}/replay`),
      // Their own webhook, our delivery.
      their.get(`/v1/webhooks/${theirs.id}/deliveries/${delivery.id}`),
      their.post(`/v1/webhooks/${theirs.id}/deliveries/${delivery.id}/replay`),
      their.post(`/v1/webhooks/${id}/replay`, { from: '2026-01-01T00:00:00Z', to: '2999-01-01T00:00:00Z' }),
    ]);
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 404));
    expect((await their.get('/v1/webhooks')).body.items.map((each: { id: string }) => each.id)).toEqual([
      theirs.id,
    ]);
    expect((await their.get(`/v1/webhooks/${theirs.id}/deliveries`)).body.items).toEqual([]);
    const range = { from: '2026-01-01T00:00:00Z', to: '2999-01-01T00:00:00Z' };
    expect((await their.post(`/v1/webhooks/${theirs.id}/replay`, range)).body).toEqual({ events: 0 });
    expect((await owner().get(`/v1/webhooks/${id}`)).body).toMatchObject({ url, status: 'enabled' });
  });
});

describe('secrets', () => {
  test('overlap for a day when they are rotated, and no longer than one more rotation', async () => {
    const { id, secret } = await create();
    const plain = async () =>
      (await signingSecrets(api.db.sql, id)).map((each) =>
        decryptWebhookSecret(keyring, { webhookId: id }, each),
      );
    const { body } = await owner().post(`/v1/webhooks/${id}/rotate-secret`);
    expect(body.secret).not.toBe(secret);
    const left = new Date(body.previousSecretUntil).getTime() - Date.now();
    expect(left).toBeGreaterThan(23 * 3_600_000);
    expect(left).toBeLessThanOrEqual(24 * 3_600_000 + 60_000);
    expect(await plain()).toEqual([body.secret, secret]);
    await api.db.sql`update webhook_secrets set expires_at = now() - interval '1 second'
        where endpoint_id = ${id} and expires_at is not null`;
    expect(await plain()).toEqual([body.secret]);
    const { body: third } = await owner().post(`/v1/webhooks/${id}/rotate-secret`);
    expect(await plain()).toEqual([third.secret, body.secret]);
  });

  test('are put under another key with everything else that is encrypted', async () => {
    const { id, secret } = await create();
    const both = new Keyring([newKey, oldKey]);
    await rotateCredentials(api.db.sql, both);
    const [stored] = await signingSecrets(api.db.sql, id);
    expect(stored?.keyId).toBe('new');
    expect(decryptWebhookSecret(new Keyring([newKey]), { webhookId: id }, stored!)).toBe(secret);
  });
});

describe('events', () => {
  test('are sent to each webhook that wants their type, once, in their order', async () => {
    const all = await create();
    const some = await create({ eventTypes: ['campaign.archived', 'export.ready'] });
    const launched = await happen(api.db.sql, account.id, 3);
    const archived = await happen(api.db.sql, account.id, 1, 'campaign.archived');
    const eventsOf = async (id: string) =>
      (await deliveriesOf(id)).items.map((each: { eventId: string }) => each.eventId).toReversed();
    expect(await eventsOf(all.id)).toEqual([...launched, ...archived]);
    expect(await eventsOf(some.id)).toEqual(archived);
    // One message for each time that events got their places.
    expect(await wakeUps(all.id)).toBe(2);
    expect(await wakeUps(some.id)).toBe(1);
    const first = await attempt(all.id, 200);
    expect(first).toMatchObject({ messageId: launched[0], url, attempt: 1, test: false, data: { count: 1 } });
  });

  test('go by the ladder where they fail, and are given up at its end', async () => {
    const { id } = await create();
    await happen(api.db.sql, account.id);
    const minutes: number[] = [];
    for (let n = 1; n <= 10; n += 1) {
      await attempt(id, n % 2 === 0 ? 500 : null);
      const [delivery] = (await deliveriesOf(id)).items;
      expect(delivery).toMatchObject({ attempts: n, state: n === 10 ? 'failed' : 'waiting' });
      if (delivery.nextAttemptAt !== null) {
        minutes.push((new Date(delivery.nextAttemptAt).getTime() - Date.now()) / 60_000);
      }
      await api.db
        .sql`update webhook_deliveries set next_attempt_at = now() - interval '1 second' where endpoint_id = ${id}`;
      await api.db.sql`update webhook_endpoints set rest_until = null where id = ${id}`;
    }
    const ladder = [5 / 60, 5, 30, 120, 300, 600, 840, 1_200, 1_440];
    expect(minutes).toHaveLength(ladder.length);
    for (const [at, pause] of ladder.entries()) {
      expect(minutes[at]).toBeGreaterThan(pause - 1);
      expect(minutes[at]).toBeLessThanOrEqual(pause * 1.1 + 0.1);
    }
    expect(await takeDelivery(api.db.sql, id)).toBeNull();
    const [delivery] = (await deliveriesOf(id, '?state=failed')).items;
    const { body } = await owner().get(`/v1/webhooks/${id}/deliveries/${delivery.id}`);
    expect(body.log.map((each: { number: number }) => each.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(body.log[0]).toMatchObject({ status: null, error: 'TIMED_OUT', durationMs: 12, answer: null });
    expect(body.log[1]).toMatchObject({ status: 500, error: null, answer: 'thank you' });
  });

  test('wait for as long as the receiver asks for, and so does all else that is to be sent to it', async () => {
    const { id } = await create();
    await happen(api.db.sql, account.id, 2);
    await attempt(id, 503, { retryAfterSeconds: 3_600 });
    expect(await takeDelivery(api.db.sql, id)).toBeNull();
    const waiting = (await deliveriesOf(id, '?state=waiting')).items;
    const times = waiting.map((each: { nextAttemptAt: string }) => new Date(each.nextAttemptAt).getTime());
    expect(Math.max(...times) - Date.now()).toBeGreaterThan(3_500_000);
    // A test goes there all the same.
    expect((await owner().post(`/v1/webhooks/${id}/test`)).status).toBe(202);
    expect(await attempt(id, 200)).toMatchObject({ test: true, type: 'webhook.test' });
    // It went well, so that the rest is over.
    expect(await takeDelivery(api.db.sql, id)).not.toBeNull();
  });

  test('are sent to a webhook that fails only after a rest, and wake no workflow for it', async () => {
    const { id } = await create();
    await happen(api.db.sql, account.id, 20);
    for (let n = 0; n < 5; n += 1) await attempt(id, 500);
    expect(await takeDelivery(api.db.sql, id)).toBeNull();
    const before = await wakeUps(id);
    await happen(api.db.sql, account.id);
    expect(await wakeUps(id)).toBe(before);
    await api.db.sql`update webhook_endpoints set rest_until = now() - interval '1 second' where id = ${id}`;
    expect(await takeDelivery(api.db.sql, id)).not.toBeNull();
    await happen(api.db.sql, account.id);
    expect(await wakeUps(id)).toBe(before + 1);
  });
});

describe('a webhook is disabled', () => {
  const audited = () => api.db.sql`
    select action, actor, details from audit_log where account_id = ${account.id} and action = 'webhook.disabled'`;
  const mailed = () => api.db.sql`select kind, occasion from mails where account_id = ${account.id}`;

  test('at once by 410, with an entry in the audit log and a mail to owners and admins; nothing more is sent', async () => {
    await account.signIn('owner');
    await account.signIn('admin');
    await account.signIn('moderator');
    const { id } = await create();
    await happen(api.db.sql, account.id, 3);
    await attempt(id, 410);
    const { body } = await owner().get(`/v1/webhooks/${id}`);
    expect(body).toMatchObject({
      status: 'disabled',
      disabledReason: 'gone',
      disabledAt: expect.any(String),
    });
    const states = (await deliveriesOf(id)).items.map((each: { state: string }) => each.state);
    expect(states).toEqual(['cancelled', 'cancelled', 'failed']);
    expect(await takeDelivery(api.db.sql, id)).toBeNull();
    expect(await audited()).toEqual([
      {
        action: 'webhook.disabled',
        actor: 'workflow',
        details: { webhookId: id, host: 'crm.example.org', reason: 'gone' },
      },
    ]);
    expect(await mailed()).toEqual([
      expect.objectContaining({ kind: 'webhook_disabled' }),
      expect.objectContaining({ kind: 'webhook_disabled' }),
    ]);
    // Nor are later events.
    await happen(api.db.sql, account.id);
    expect((await deliveriesOf(id)).items).toHaveLength(3);
    expect((await owner().post(`/v1/webhooks/${id}/test`)).body).toMatchObject({ code: 'webhook_disabled' });
  });

  test('after five days in which every attempt failed, and not after a pause in which nothing was sent', async () => {
    const { id } = await create();
    await happen(api.db.sql, account.id, 4);
    const days = (failing: number, last: number) => api.db.sql`
      update webhook_endpoints set failing_since = now() - make_interval(days => ${failing}),
        last_failure_at = now() - make_interval(days => ${last}) where id = ${id}`;
    const status = async () => (await owner().get(`/v1/webhooks/${id}`)).body;
    await attempt(id, 500);
    await days(4, 1);
    await attempt(id, 500);
    expect(await status()).toMatchObject({ status: 'enabled', failures: 2 });
    await days(6, 3);
    await attempt(id, 500);
    expect(await status()).toMatchObject({ status: 'enabled', failures: 3 });
    await days(5, 1);
    await attempt(id, null);
    expect(await status()).toMatchObject({ status: 'disabled', disabledReason: 'failing' });
  });

  test('by a person, without a mail, and enabled again with what it missed replayed', async () => {
    await account.signIn('owner');
    const { id } = await create();
    const before = await happen(api.db.sql, account.id, 2);
    expect((await owner().post(`/v1/webhooks/${id}/disable`)).body).toMatchObject({
      disabledReason: 'person',
    });
    expect((await owner().post(`/v1/webhooks/${id}/disable`)).status).toBe(200);
    const meanwhile = await happen(api.db.sql, account.id, 2);
    expect(await mailed()).toEqual([]);
    expect(await audited()).toHaveLength(1);
    expect((await owner().post(`/v1/webhooks/${id}/enable`)).body).toMatchObject({
      status: 'enabled',
      disabledReason: null,
      disabledAt: null,
    });
    expect(await takeDelivery(api.db.sql, id)).toBeNull();
    const range = { from: '2026-01-01T00:00:00Z', to: '2999-01-01T00:00:00Z' };
    expect((await owner().post(`/v1/webhooks/${id}/replay`, range)).body).toEqual({ events: 4 });
    const sent: string[] = [];
    for (let n = 0; n < 4; n += 1) sent.push((await attempt(id, 200)).messageId);
    expect(sent).toEqual([...before, ...meanwhile]);
  });
});

describe('a replay', () => {
  const range = { from: '2026-01-01T00:00:00Z', to: '2999-01-01T00:00:00Z' };

  test('sends one again, with the same id, from the first rung', async () => {
    const { id } = await create();
    const [eventId] = await happen(api.db.sql, account.id);
    await attempt(id, 200);
    const [delivery] = (await deliveriesOf(id)).items;
    expect(delivery.state).toBe('delivered');
    const again = await owner().post(`/v1/webhooks/${id}/deliveries/${delivery.id}/replay`);
    expect(again.status).toBe(202);
    expect(again.body).toMatchObject({ state: 'waiting', attempts: 1, settledAt: null });
    expect(await attempt(id, 500)).toMatchObject({ messageId: eventId, attempt: 2 });
    const { body } = await owner().get(`/v1/webhooks/${id}/deliveries/${delivery.id}`);
    expect(body.log.map((each: { status: number }) => each.status)).toEqual([200, 500]);
    const waitsMs = new Date(body.nextAttemptAt).getTime() - Date.now();
    expect(waitsMs).toBeLessThan(10_000);
  });

  test('of one that is being sent right now changes nothing', async () => {
    const { id } = await create();
    await happen(api.db.sql, account.id);
    const taken = await takeDelivery(api.db.sql, id);
    await owner().post(`/v1/webhooks/${id}/deliveries/${taken?.id}/replay`);
    expect(await takeDelivery(api.db.sql, id)).toBeNull();
  });

  test('of a range sends all of it, or only what was not taken, and each once', async () => {
    const { id } = await create({ eventTypes: ['campaign.launched'] });
    await happen(api.db.sql, account.id, 3);
    await happen(api.db.sql, account.id, 2, 'export.ready');
    await attempt(id, 200);
    await attempt(id, 500);
    const replay = async (more: object) =>
      (await owner().post(`/v1/webhooks/${id}/replay`, { ...range, ...more })).body;
    expect(await replay({ undelivered: true })).toEqual({ events: 2 });
    expect(await replay({})).toEqual({ events: 3 });
    expect((await deliveriesOf(id)).items).toHaveLength(3);
    expect(await replay({ to: '2026-01-02T00:00:00Z' })).toEqual({ events: 0 });
    const backwards = { from: range.to, to: range.from };
    expect((await owner().post(`/v1/webhooks/${id}/replay`, backwards)).status).toBe(400);
  });
});

test('five tests of a webhook wait at once', async () => {
  const { id } = await create();
  for (let n = 0; n < 5; n += 1) expect((await owner().post(`/v1/webhooks/${id}/test`)).status).toBe(202);
  expect((await owner().post(`/v1/webhooks/${id}/test`)).body).toMatchObject({ code: 'account_busy' });
  // One that fails is not tried again, and tells nothing of the webhook.
  await attempt(id, 500);
  expect((await deliveriesOf(id, '?state=failed')).items).toHaveLength(1);
  expect((await owner().get(`/v1/webhooks/${id}`)).body).toMatchObject({ failures: 0 });
});

test('the pages of a list of deliveries follow each other', async () => {
  const { id } = await create();
  const events = await happen(api.db.sql, account.id, 5);
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: { eventId: string }[]; nextCursor: string | null } = await deliveriesOf(
      id,
      `?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    seen.push(...page.items.map(({ eventId }) => eventId));
    cursor = page.nextCursor;
  }
  expect(seen.toReversed()).toEqual(events);
});
