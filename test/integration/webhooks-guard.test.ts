import type { ServerResponse } from 'node:http';
import { beforeEach, describe, expect } from 'vitest';
import { fanOut } from '../../src/db/webhooks/fan-out.ts';
import { listAttempts } from '../../src/db/webhooks/list-deliveries.ts';
import { nextLookInMs } from '../../src/db/webhooks/take-delivery.ts';
import { deliverDue, type WebhookSettings } from '../../src/webhooks/deliver-due.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { testKeyring } from '../support/keyring.ts';
import { type Receiver, startReceiver } from '../support/receiver.ts';
import { waitFor } from '../support/wait-for.ts';
import { happen, makeWebhook } from '../support/webhook-bed.ts';

const keyring = testKeyring('test');
const { test, db } = fixtures('db');

let receiver: Receiver;
let other: Receiver;
beforeEach(async ({ onTestFinished }) => {
  receiver = await startReceiver(onTestFinished);
  other = await startReceiver(onTestFinished);
});

/** Sends one event to an address, and tells of the one attempt. */
async function sendTo(url: string, webhooks: WebhookSettings) {
  const { sql } = db;
  const accountId = await makeAccount(sql);
  const { webhookId } = await makeWebhook(sql, keyring, { accountId, url });
  await happen(sql, accountId);
  await deliverDue({ sql, keyring, webhooks }, webhookId, AbortSignal.timeout(60_000));
  const [delivery] = await sql<{ id: string; state: string }[]>`
    select id, state from webhook_deliveries where endpoint_id = ${webhookId}`;
  const [attempt] = await listAttempts(sql, delivery?.id ?? '');
  return { state: delivery?.state, attempt };
}

const portOf = ({ url }: Receiver) => new URL(url).port;
/** Every name leads there. */
const leadsTo =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })));
const local: WebhookSettings = { allowPrivate: true };

describe('nothing is sent', () => {
  test.each([[['127.0.0.1']], [['::1']], [['::ffff:127.0.0.1']], [['1.1.1.1', '127.0.0.1']]])(
    'to a name that leads to %j',
    async (addresses) => {
      const { state, attempt } = await sendTo('https://crm.example.org:8443/hook', {
        allowPrivate: false,
        resolve: leadsTo(...addresses),
      });
      expect(state).toBe('waiting');
      expect(attempt).toMatchObject({ status: null, error: 'ADDRESS_REFUSED', answer: null });
    },
  );

  test('to a name that leads to this machine, where somebody listens', async () => {
    const { attempt } = await sendTo(`https://rebound.example.org:${portOf(receiver)}/hook`, {
      allowPrivate: false,
      resolve: leadsTo('127.0.0.1'),
    });
    expect(attempt).toMatchObject({ error: 'ADDRESS_REFUSED' });
    expect(receiver.connections).toBe(0);
  });

  test('to an address that was entered while private ones were allowed', async () => {
    const { attempt } = await sendTo(receiver.url, { allowPrivate: false });
    expect(attempt).toMatchObject({ status: null, error: 'ADDRESS_REFUSED' });
    expect(receiver.connections).toBe(0);
  });

  test('to where clouds keep their keys, even where private addresses are allowed', async () => {
    const { attempt } = await sendTo('http://metadata.example.org/latest', {
      allowPrivate: true,
      resolve: leadsTo('169.254.169.254'),
    });
    expect(attempt).toMatchObject({ error: 'ADDRESS_REFUSED' });
  });

  test.each([301, 302, 303, 307, 308])('to where an answer of %d leads', async (status) => {
    receiver.answer = (response) => response.writeHead(status, { location: other.url }).end('moved');
    const { state, attempt } = await sendTo(receiver.url, local);
    expect(state).toBe('waiting');
    expect(attempt).toMatchObject({ status, error: null, answer: 'moved' });
    expect(receiver.received).toHaveLength(1);
    expect(other.connections).toBe(0);
  });

  test('to 169.254.169.254 that an answer leads to', async () => {
    receiver.answer = (response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end();
    const { state, attempt } = await sendTo(receiver.url, local);
    expect(state).toBe('waiting');
    expect(attempt).toMatchObject({ status: 302, error: null });
    expect(receiver.received).toHaveLength(1);
  });
});

describe('a receiver', () => {
  test('is reached at the address to which its name leads, and told the name', async () => {
    const { attempt } = await sendTo(`http://crm.example.org:${portOf(receiver)}/hook`, {
      allowPrivate: true,
      resolve: leadsTo('127.0.0.1'),
    });
    expect(attempt).toMatchObject({ status: 204, error: null });
    expect(receiver.received[0]?.headers.host).toBe(`crm.example.org:${portOf(receiver)}`);
  });

  test('that gives no answer is waited for no longer than the time-out', async () => {
    receiver.answer = () => {};
    const { state, attempt } = await sendTo(receiver.url, { ...local, timeoutMs: 300 });
    expect(state).toBe('waiting');
    expect(attempt).toMatchObject({ status: null, error: 'TIMED_OUT', answer: null });
  });

  test('whose name is never found, or slowly, is waited for no longer either', async () => {
    const { attempt } = await sendTo('http://slow.example.org:9999/hook', {
      allowPrivate: true,
      resolve: () => new Promise(() => {}),
      timeoutMs: 300,
    });
    expect(attempt).toMatchObject({ error: 'TIMED_OUT' });
  });

  test('that answers without an end has its status, and no more of it is read than is kept', async () => {
    receiver.answer = (response) => {
      response.writeHead(200);
      const more = () => {
        while (!response.destroyed && response.write('a'.repeat(64 * 1_024)));
      };
      response.on('drain', more);
      more();
    };
    const { state, attempt } = await sendTo(receiver.url, { ...local, timeoutMs: 5_000 });
    expect(state).toBe('delivered');
    expect(attempt).toMatchObject({ status: 200, answer: 'a'.repeat(1_000) });
  });

  test('that answers drop by drop has its status when the time is over', async () => {
    receiver.answer = (response) => void response.writeHead(500).write('not yet\0 …');
    const { state, attempt } = await sendTo(receiver.url, { ...local, timeoutMs: 300 });
    expect(state).toBe('waiting');
    expect(attempt).toMatchObject({ status: 500, error: null, answer: 'not yet\uFFFD …' });
  });

  test.each([
    ['breaks the connection', (response: ServerResponse) => void response.socket?.destroy(), 'ECONNRESET'],
    [
      'speaks no HTTP',
      (response: ServerResponse) => void response.socket?.end('220 mail\r\n\r\n'),
      'HPE_INVALID_CONSTANT',
    ],
  ])('that %s has failed', async (_how, answer, error) => {
    receiver.answer = answer;
    expect((await sendTo(receiver.url, local)).attempt).toMatchObject({ status: null, error });
  });

  test('that is not there has failed', async ({ onTestFinished }) => {
    const gone = await startReceiver(onTestFinished);
    const { url } = gone;
    await gone.close();
    expect((await sendTo(url, local)).attempt).toMatchObject({ status: null, error: 'ECONNREFUSED' });
  });

  test('gets no header of ours from the address, and nothing of its account', async () => {
    const { attempt } = await sendTo(`${receiver.url}?a=1%0d%0aX-Other:%201`, local);
    expect(attempt).toMatchObject({ status: 204 });
    const [message] = receiver.received;
    expect(message?.path).toBe('/hook?a=1%0d%0aX-Other:%201');
    expect(Object.keys(message?.headers ?? {}).toSorted()).toEqual([
      'connection',
      'content-length',
      'content-type',
      'host',
      'user-agent',
      'webhook-id',
      'webhook-signature',
      'webhook-timestamp',
    ]);
    expect(Object.keys(message?.body.data ?? {})).toEqual(['id', 'campaignId', 'count']);
  });
});

test('a secret that cannot be decrypted is no failure of the receiver', async () => {
  const { sql } = db;
  const accountId = await makeAccount(sql);
  const { webhookId } = await makeWebhook(sql, keyring, { accountId, url: receiver.url });
  await happen(sql, accountId);
  const deliver = (ring: typeof keyring | null) =>
    deliverDue({ sql, keyring: ring, webhooks: local }, webhookId, AbortSignal.timeout(60_000));
  await expect(deliver(null)).rejects.toThrow('is missing in LASTCALL_SECRET_KEYS');
  await expect(deliver(testKeyring('other'))).rejects.toThrow('is missing in LASTCALL_SECRET_KEYS');
  expect(await sql`select attempts, state from webhook_deliveries where endpoint_id = ${webhookId}`).toEqual([
    { attempts: 0, state: 'waiting' },
  ]);
  expect(await deliver(keyring)).toBeNull();
  expect(receiver.received).toHaveLength(1);
});

test('events that are added while somebody finds nothing to do are not forgotten', async () => {
  const { sql } = db;
  const accountId = await makeAccount(sql);
  const { webhookId } = await makeWebhook(sql, keyring, { accountId, url: receiver.url });
  await sql`delete from outbox`;
  let look: Promise<number | null> | undefined;
  await sql.begin(async (tx) => {
    const [event] = await tx<{ id: string }[]>`
      insert into events (id, account_id, type, occurred_at, data, place)
      values (uuidv7(), ${accountId}, 'campaign.launched', now(), '{}', 1) returning id`;
    await fanOut(tx, [event?.id ?? '']);
    look = nextLookInMs(sql, webhookId);
    await waitFor('the look that waits for the commit', async () => {
      const waiting = await sql`
        select from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%webhook_endpoints%'`;
      return waiting.length > 0;
    });
  });
  expect(await look).toBe(0);
  expect(await sql`select topic, job_id from outbox`).toEqual([{ topic: 'webhook', job_id: webhookId }]);
});
