import type { Sql } from 'postgres';
import { now } from '../clock.ts';
import { decryptWebhookSecret } from '../credentials/stored-webhook-secrets.ts';
import { recordAttempt } from '../db/webhooks/record-attempt.ts';
import { signingSecrets } from '../db/webhooks/secrets.ts';
import { nextLookInMs, takeDelivery, type TakenDelivery } from '../db/webhooks/take-delivery.ts';
import { lanesPerWebhook } from '../domain/webhooks.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { endpointUrl } from './endpoint-url.ts';
import { askNameServers, askSystem, guardedLookup, type Resolve } from './guarded-lookup.ts';
import { signedMessage } from './message.ts';
import { type Connections, openConnections, type Posted } from './post.ts';

/** After so long no further request is begun: another webhook, and a worker that is to stop, wait no longer than that and one request. */
const turnMs = 4_000;

/** What webhooks may reach. */
export interface WebhookSettings {
  /** Whether http and networks of one's own are fine. */
  allowPrivate: boolean;
  /** Where names lead to, instead of what name servers say. */
  resolve?: Resolve;
  /** How long a receiver may take, instead of 15 s; tests wait less. */
  timeoutMs?: number;
}

/**
 * Sends what is due of a webhook for some seconds, several requests at once.
 *
 * @returns in how many ms it is to be looked at again; null: when there is something further
 * @throws {SecretUnreadableError} and nothing is sent, and no attempt counted: that is no fault of the receiver
 */
export async function deliverDue(
  { sql, keyring, webhooks }: { sql: Sql; keyring: Keyring | null; webhooks: WebhookSettings },
  webhookId: string,
  signal: AbortSignal,
): Promise<number | null> {
  const { allowPrivate, timeoutMs, resolve = allowPrivate ? askSystem : askNameServers() } = webhooks;
  const encrypted = await signingSecrets(sql, webhookId);
  const secrets = encrypted.map((each) => decryptWebhookSecret(keyring, { webhookId }, each));
  const lookup = guardedLookup(resolve, allowPrivate);
  const connections = openConnections({ lookup, allowPrivate, timeoutMs, signal });
  const untilMs = performance.now() + turnMs;
  const lane = async () => {
    while (performance.now() < untilMs && !signal.aborted) {
      const delivery = await takeDelivery(sql, webhookId);
      if (delivery === null) return;
      await recordAttempt(sql, delivery, await send(delivery, { connections, secrets, allowPrivate }));
    }
  };
  try {
    const lanes = await Promise.allSettled(Array.from({ length: lanesPerWebhook }, lane));
    for (const ended of lanes) if (ended.status === 'rejected') throw ended.reason;
  } finally {
    connections.close();
  }
  return nextLookInMs(sql, webhookId);
}

async function send(
  delivery: TakenDelivery,
  {
    connections,
    secrets,
    allowPrivate,
  }: { connections: Connections; secrets: readonly string[]; allowPrivate: boolean },
): Promise<Posted> {
  // The address was fine when it was entered, by what was allowed then.
  const url = endpointUrl(delivery.url, allowPrivate);
  if (typeof url === 'string') {
    return { durationMs: 0, status: null, error: 'ADDRESS_REFUSED', answer: null, retryAfterSeconds: 0 };
  }
  const { headers, body } = signedMessage(delivery, secrets, now());
  return connections.post(url, headers, body);
}
