import { randomBytes } from 'node:crypto';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import {
  type Callback,
  type CallSourceProtocol,
  type Reading,
  replayWindowSeconds,
  type Verdict,
} from './contract.ts';
import { headerOf, isRecent } from './read-text.ts';

const secretBytes = 32;
const headers = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const;

/**
 * Any dialer that signs as Standard Webhooks says: JSON as recordCallEvents takes it, one event or a batch, signed over the
 * message’s id, its time and the body.
 *
 * Source: standardwebhooks.com, spec/standard-webhooks.md.
 */
export const standardWebhooksSource: CallSourceProtocol = {
  signsAddress: false,
  secretProblem: (secret) =>
    /^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/.test(secret) ? null : 'must be whsec_ and 24 to 64 bytes in base64',
  newSecret: () => `whsec_${randomBytes(secretBytes).toString('base64')}`,
  verify,
  body: { type: 'json', read },
};

function verify(callback: Callback, secret: string): Verdict {
  const given = Object.fromEntries(headers.map((name) => [name, headerOf(callback, name) ?? '']));
  if (Object.values(given).includes('')) return 'missing';
  const timestamp = given['webhook-timestamp'] ?? '';
  // The library would read the digits at its beginning, and sign those.
  if (!/^\d{1,12}$/.test(timestamp)) return 'wrong';
  if (!isRecent(Number(timestamp), callback.receivedAt, replayWindowSeconds)) return 'too_old';
  try {
    new Webhook(secret).verify(callback.body, given, { jsonParse: false });
    return 'right';
  } catch (error) {
    if (error instanceof WebhookVerificationError) return 'wrong';
    throw error;
  }
}

function read(body: object): Reading {
  const events = 'events' in body ? body.events : null;
  return Array.isArray(events) ? { events, batch: true } : { events: [body], batch: false };
}
