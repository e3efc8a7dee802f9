import { LastcallError } from './error.ts';

/** What Lastcall tells by a webhook. */
export interface WebhookEvent {
  /** The same each time that it is sent: what you have seen need not be done again. */
  id: string;
  /** Such as `campaign.archived`. */
  type: string;
  /** When it happened, ISO 8601. */
  timestamp: string;
  /** Ids, counts and codes, as the event of this type has them. Ask the API for everything else. */
  data: { id: string; campaignId: string | null; [name: string]: unknown };
}

export interface VerifyOptions {
  /** How old, or ahead of our clock, a message may be, in ms; five minutes unless given. */
  toleranceMs?: number | undefined;
  /** For tests. */
  nowMs?: number | undefined;
}

type GivenHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Checks that a webhook comes from Lastcall (Standard Webhooks, by WebCrypto), and reads it.
 *
 * @param secrets `whsec_…`; while it is being changed, the old and the new one
 * @param headers of the request: `webhook-id`, `webhook-timestamp` and `webhook-signature`
 * @param body as it came: JSON that was parsed and written again has another signature
 * @throws LastcallError `webhook_invalid`: answer it with 400, and do nothing of what it says
 * @throws TypeError for a secret that is none
 */
export async function verifyWebhook(
  secrets: string | readonly string[],
  headers: GivenHeaders,
  body: string | Uint8Array,
  { toleranceMs = 5 * 60_000, nowMs = Date.now() }: VerifyOptions = {},
): Promise<WebhookEvent> {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    headerOf(headers, name),
  );
  if (!id || !timestamp || !signatures)
    throw invalid('a header of webhook-id, -timestamp, -signature is missing');
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Number(timestamp) * 1_000 - nowMs) > toleranceMs) {
    throw invalid('its time is too far from now');
  }
  const signed = bytesOf(`${id}.${timestamp}.`, body);
  const given = signatures.split(' ').flatMap((each) => (each.startsWith('v1,') ? [each.slice(3)] : []));
  for (const secret of typeof secrets === 'string' ? [secrets] : secrets) {
    if (await isSigned(secret, signed, given)) return readEvent(id, body);
  }
  throw invalid('its signature is none by this secret');
}

const invalid = (why: string) =>
  new LastcallError('webhook_invalid', `This is no webhook of Lastcall: ${why}.`);

function headerOf(headers: GivenHeaders, name: string): string | undefined {
  if (headers instanceof Headers) return headers.get(name) ?? undefined;
  const [, value] = Object.entries(headers).find(([key]) => key.toLowerCase() === name) ?? [];
  return typeof value === 'string' ? value : value?.[0];
}

async function isSigned(secret: string, signed: Uint8Array<ArrayBuffer>, given: string[]): Promise<boolean> {
  const raw = base64(secret.replace(/^whsec_/, ''));
  if (!raw || raw.length === 0) throw new TypeError('The secret of a webhook is "whsec_" and base64.');
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  for (const signature of given) {
    const bytes = base64(signature);
    if (bytes && (await crypto.subtle.verify('HMAC', key, bytes, signed))) return true;
  }
  return false;
}

function base64(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    return Uint8Array.from(atob(text), (each) => each.charCodeAt(0));
  } catch {
    return null;
  }
}

function bytesOf(before: string, body: string | Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const parts = [encoder.encode(before), typeof body === 'string' ? encoder.encode(body) : body];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function readEvent(id: string, body: string | Uint8Array): WebhookEvent {
  const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
  return { id, ...(JSON.parse(text) as Omit<WebhookEvent, 'id'>) };
}
