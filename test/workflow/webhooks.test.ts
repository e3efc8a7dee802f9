import { Webhook } from 'standardwebhooks';
import { beforeEach, expect } from 'vitest';
import { encryptWebhookSecret } from '../../src/credentials/stored-webhook-secrets.ts';
import { listAttempts, listDeliveries } from '../../src/db/webhooks/list-deliveries.ts';
import { rotateWebhookSecret } from '../../src/db/webhooks/rotate-secret.ts';
import { readWebhook } from '../../src/db/webhooks/webhooks.ts';
import { ladderSeconds } from '../../src/domain/webhooks.ts';
import { beginFastForward } from '../../src/temporal/fast-forward.ts';
import { deliverOutbox } from '../../src/temporal/deliver-outbox.ts';
import { newWebhookSecret } from '../../src/webhooks/message.ts';
import { webhookWorkflowId } from '../../workflows/contract.ts';
import { hourMs } from '../support/campaigns.ts';
import { makeAccount } from '../support/factories.ts';
import { fixtures } from '../support/fixtures.ts';
import { keepHistory } from '../support/keep-history.ts';
import { testKeyring } from '../support/keyring.ts';
import { makeMember, sendAllDue } from '../support/mails.ts';
import { type ReceivedMessage, type Receiver, startReceiver } from '../support/receiver.ts';
import { verifyInPython } from '../support/verify-in-python.ts';
import { waitFor } from '../support/wait-for.ts';
import { happen, makeWebhook, passWebhookTime } from '../support/webhook-bed.ts';

const keyring = testKeyring('test');
const { test, system, mailServer } = fixtures('system', 'mailServer', 'worker');
test.override('systemOptions', { keyring });

let receiver: Receiver;
beforeEach(async ({ onTestFinished }) => {
  receiver = await startReceiver(onTestFinished);
});

/** Events of an account happen, and its webhooks' workflows are told. */
async function tell(accountId: string, count = 1): Promise<string[]> {
  const ids = await happen(system.db.sql, accountId, count);
  await deliverOutbox(system.db.sql, system.campaigns);
  return ids;
}

const deliveriesOf = (accountId: string, webhookId: string) =>
  listDeliveries(system.db.sql, { accountId, webhookId, before: null, limit: 5_000 });

/** Waits until so many attempts at the one delivery of a webhook are recorded. */
const afterAttempt = (accountId: string, webhookId: string, attempts: number) =>
  waitFor(`attempt ${attempts} to be recorded`, async () => {
    const [delivery] = await deliveriesOf(accountId, webhookId);
    const recorded = typeof delivery?.lastAttempt?.durationMs === 'number';
    return recorded && delivery.attempts === attempts && delivery;
  });

const verified = (message: ReceivedMessage, secret: string) =>
  new Webhook(secret).verify(message.raw, message.headers as Record<string, string>);

test(
  'a receiver that fails for six hours and then says 410 is asked by the ladder, then never again, and people are told',
  { timeout: 240_000 },
  async ({ onTestFinished }) => {
    const { sql } = system.db;
    const accountId = await makeAccount(sql, { name: 'Riverside' });
    const owner = await makeMember(sql, accountId, 'owner');
    const admin = await makeMember(sql, accountId, 'admin');
    await makeMember(sql, accountId, 'moderator');
    const { webhookId, secret } = await makeWebhook(sql, keyring, { accountId, url: receiver.url });
    let passedMs = 0;
    receiver.answer = (response) =>
      passedMs < 6 * hourMs
        ? response.writeHead(500).end('out of order')
        : response.writeHead(410).end('moved away');

    const [eventId] = await tell(accountId);
    for (let attempts = 1; ; attempts += 1) {
      const delivery = await afterAttempt(accountId, webhookId, attempts);
      if (delivery.nextAttemptAt === null) break;
      const waitMs = delivery.nextAttemptAt.getTime() - Date.now() + 1_000;
      passedMs += waitMs;
      await passWebhookTime(sql, webhookId, waitMs);
      const reached = await beginFastForward(system.client, webhookWorkflowId(webhookId), waitMs);
      await reached();
    }

    // The ladder, and the log of it.
    const [delivery] = await deliveriesOf(accountId, webhookId);
    expect(delivery).toMatchObject({ eventId, state: 'failed', attempts: 6 });
    const log = await listAttempts(sql, delivery?.id ?? '');
    expect(log.map(({ status, answer }) => [status, answer])).toEqual([
      ...Array.from({ length: 5 }, () => [500, 'out of order']),
      [410, 'moved away'],
    ]);
    for (const [at, pause] of ladderSeconds.slice(0, 5).entries()) {
      const betweenMs = (log[at + 1]?.startedAt.getTime() ?? 0) - (log[at]?.startedAt.getTime() ?? 0);
      expect(betweenMs / 1_000).toBeGreaterThanOrEqual(pause);
    }

    // Each attempt has the same id and body, and a signature of its own that both libraries verify.
    const { received } = receiver;
    expect(received).toHaveLength(6);
    expect(received.map(({ headers }) => headers['webhook-id'])).toEqual(received.map(() => eventId));
    expect(new Set(received.map(({ raw }) => raw)).size).toBe(1);
    for (const message of received) expect(verified(message, secret)).toEqual(message.body);
    const last = received.at(-1)!;
    const tampered = { ...last, raw: last.raw.replace('launched', 'archived') };
    expect(
      await verifyInPython(onTestFinished, [
        { message: last, secret },
        { message: tampered, secret },
        { message: last, secret: newWebhookSecret() },
      ]),
    ).toEqual([last.body, 'WebhookVerificationError', 'WebhookVerificationError']);

    // Disabled, with a mail to those who can do something about it; the workflow has ended.
    const webhook = await readWebhook(sql, accountId, webhookId);
    expect(webhook).toMatchObject({ status: 'disabled', disabledReason: 'gone' });
    const handle = system.client.workflow.getHandle(webhookWorkflowId(webhookId));
    await handle.result();
    await sendAllDue(sql, mailServer.url);
    const mails = mailServer.received.filter(({ subject }) => subject?.startsWith('Events are not sent to'));
    const addresses = mails.flatMap(({ to }) =>
      to && 'value' in to ? to.value.map(({ address }) => address) : [],
    );
    expect(addresses).toHaveLength(2);
    expect(new Set(addresses)).toEqual(new Set([admin.email, owner.email]));
    expect(mails[0]?.text).toContain('answered 410');
    expect(mails[0]?.text).toContain('1 event did not arrive');
    expect(mails[0]?.text).toContain(`/webhooks/${webhookId}`);
    await tell(accountId);
    expect(received).toHaveLength(6);

    // Its history holds ids alone.
    const { events } = await handle.fetchHistory();
    const history = JSON.stringify(events);
    expect(history).toContain(webhookId);
    for (const word of ['127.0.0.1', 'out of order', 'campaign.launched', 'whsec_'])
      expect(history).not.toContain(word);
    await keepHistory(system, 'webhook-disabled', webhookWorkflowId(webhookId));
  },
);

test(
  'a receiver that is well again has what waited, also what happened while it rested',
  { timeout: 120_000 },
  async () => {
    const { sql } = system.db;
    const accountId = await makeAccount(sql);
    const { webhookId } = await makeWebhook(sql, keyring, { accountId, url: receiver.url });
    receiver.answer = (response) => response.writeHead(503).end();
    const first = await tell(accountId);
    const webhook = () => readWebhook(sql, accountId, webhookId);
    await waitFor('the failure', async () => (await webhook())?.failures === 1);
    receiver.answer = (response) => response.writeHead(200).end('taken');
    const second = await tell(accountId, 3);
    const delivered = await waitFor('all to be taken', async () => {
      const deliveries = await deliveriesOf(accountId, webhookId);
      return deliveries.every(({ state }) => state === 'delivered') && deliveries;
    });
    expect(new Set(delivered.map(({ eventId }) => eventId))).toEqual(new Set([...first, ...second]));
    expect(await webhook()).toMatchObject({ failures: 0, failingSince: null });
    await system.client.workflow.getHandle(webhookWorkflowId(webhookId)).result();
  },
);

test(
  'while a secret is replaced, messages are signed with the old one and the new',
  { timeout: 60_000 },
  async ({ onTestFinished }) => {
    const { sql } = system.db;
    const accountId = await makeAccount(sql);
    const { webhookId, secret: old } = await makeWebhook(sql, keyring, { accountId, url: receiver.url });
    const next = newWebhookSecret();
    const encrypted = encryptWebhookSecret(keyring, { webhookId }, next);
    await rotateWebhookSecret(sql, { accountId, id: webhookId, secret: encrypted, actor: 'test' });
    await tell(accountId);
    await waitFor('the message', () => Promise.resolve(receiver.received.length === 1));
    const message = receiver.received[0]!;
    for (const secret of [old, next]) expect(verified(message, secret)).toEqual(message.body);
    expect(() => verified(message, newWebhookSecret())).toThrow('No matching signature');
    expect(
      await verifyInPython(
        onTestFinished,
        [old, next].map((secret) => ({ message, secret })),
      ),
    ).toEqual([message.body, message.body]);

    await sql`update webhook_secrets set expires_at = now() - interval '1 second'
      where endpoint_id = ${webhookId} and expires_at is not null`;
    await tell(accountId);
    await waitFor('the next message', () => Promise.resolve(receiver.received.length === 2));
    const later = receiver.received[1]!;
    expect(verified(later, next)).toEqual(later.body);
    expect(() => verified(later, old)).toThrow('No matching signature');
  },
);

test(
  '2,000 events go to two receivers, whatever becomes of a third that hangs',
  { timeout: 600_000 },
  async ({ onTestFinished }) => {
    const { sql } = system.db;
    const accountId = await makeAccount(sql);
    const second = await startReceiver(onTestFinished);
    const hanging = await startReceiver(onTestFinished);
    hanging.answer = () => {};
    const made: { webhookId: string }[] = [];
    for (const { url } of [hanging, receiver, second])
      made.push(await makeWebhook(sql, keyring, { accountId, url }));
    const [dead] = made;
    const events = await tell(accountId, 2_000);
    for (const well of [receiver, second]) {
      await waitFor('all events', () => Promise.resolve(well.received.length >= events.length), 400_000);
      const ids = well.received.map(({ headers }) => headers['webhook-id']);
      expect(ids).toHaveLength(events.length);
      expect(new Set(ids)).toEqual(new Set(events));
    }
    const deliveries = await deliveriesOf(accountId, dead?.webhookId ?? '');
    expect(deliveries).toHaveLength(2_000);
    expect(deliveries.every(({ state }) => state === 'waiting')).toBe(true);
    // The others had all of theirs while it was asked for few.
    expect(hanging.received.length).toBeLessThan(100);
    await waitFor('the workflows of the others to end', async () => {
      const [, ...others] = made;
      const ended = await Promise.all(
        others.map(({ webhookId }) =>
          system.client.workflow.getHandle(webhookWorkflowId(webhookId)).describe(),
        ),
      );
      return ended.every(({ status }) => status.name === 'COMPLETED');
    });
    const [, one] = made;
    const { events: history } = await system.client.workflow
      .getHandle(webhookWorkflowId(one?.webhookId ?? ''))
      .fetchHistory();
    // Turns, not events, are what a history holds.
    expect(history?.length).toBeLessThan(1_000);
  },
);
