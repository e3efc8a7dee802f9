import { expect } from 'vitest';
import { listAttempts, listDeliveries } from '../../src/db/webhooks/list-deliveries.ts';
import { Keyring } from '../../src/secrets/keyring.ts';
import { deliverOutbox } from '../../src/temporal/deliver-outbox.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { testKey } from '../support/keyring.ts';
import { startReceiver } from '../support/receiver.ts';
import { waitFor } from '../support/wait-for.ts';
import { happen, makeWebhook } from '../support/webhook-bed.ts';
import { startWorkerProcess } from '../support/worker-process.ts';

const key = testKey('crash');
const keyring = new Keyring([key]);
const { test, system } = fixtures('system');
test.override('systemOptions', { keyring });

const start = () =>
  startWorkerProcess(system, {
    environment: {
      LASTCALL_SECRET_KEYS: `${key.id}:${key.key.toString('base64')}`,
      LASTCALL_WEBHOOK_PRIVATE_ADDRESSES: 'true',
    },
  });

test(
  'a worker killed while a receiver has a message: it is sent again, with the same id, and the log shows both attempts',
  { timeout: 180_000 },
  async ({ onTestFinished }) => {
    const { sql } = system.db;
    const receiver = await startReceiver(onTestFinished);
    const accountId = await makeAccount(sql);
    const { webhookId } = await makeWebhook(sql, keyring, { accountId, url: receiver.url });
    // Taken, but not answered yet.
    receiver.answer = () => {};
    const first = await start();
    const [eventId] = await happen(sql, accountId);
    await deliverOutbox(sql, system.campaigns);
    await waitFor('the message', () => Promise.resolve(receiver.received.length === 1));
    await first.kill9();
    receiver.answer = (response) => response.writeHead(200).end('taken');

    // As if the lease of the dead worker was over.
    await sql`update webhook_deliveries set next_attempt_at = now() - interval '1 second'
      where endpoint_id = ${webhookId}`;
    const second = await start();
    const [delivery] = await waitFor(
      'the delivery',
      async () => {
        const found = await listDeliveries(sql, {
          accountId,
          webhookId,
          state: 'delivered',
          before: null,
          limit: 1,
        });
        return found.length > 0 && found;
      },
      120_000,
    );
    const ids = receiver.received.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([eventId, eventId]);
    expect(await listAttempts(sql, delivery?.id ?? '')).toMatchObject([
      { number: 1, durationMs: null, status: null, error: null },
      { number: 2, status: 200, answer: 'taken' },
    ]);
    await second.stop();
  },
);
