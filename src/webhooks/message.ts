import { randomBytes } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { Webhook } from 'standardwebhooks';

const secretBytes = 32;

/** A new secret, as the libraries of Standard Webhooks take it. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(secretBytes).toString('base64')}`;

/** What a message tells of. */
interface Told {
  /** The same at every attempt: receivers know by it what they had before. */
  messageId: string;
  type: string;
  occurredAt: Date;
  campaignId: string | null;
  data: Record<string, unknown>;
}

/**
 * A message as Standard Webhooks has it, signed with each of the secrets.
 *
 * Source: standardwebhooks.com, spec/standard-webhooks.md.
 *
 * @param sentAt receivers refuse what is some minutes old: of the attempt, not of the event
 */
export function signedMessage(
  { messageId, type, occurredAt, campaignId, data }: Told,
  secrets: readonly string[],
  sentAt: Date,
): { headers: OutgoingHttpHeaders; body: string } {
  const body = JSON.stringify({ type, timestamp: occurredAt, data: { id: messageId, campaignId, ...data } });
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Lastcall-Webhooks',
    'webhook-id': messageId,
    'webhook-timestamp': Math.floor(sentAt.getTime() / 1_000),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(messageId, sentAt, body)).join(' '),
  };
  return { headers, body };
}
