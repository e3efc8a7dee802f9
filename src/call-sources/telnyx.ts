import { createPublicKey, type KeyObject, verify as verifySignature } from 'node:crypto';
import { z } from 'zod';
import {
  type Callback,
  type CallSourceProtocol,
  type LineState,
  type Reading,
  replayWindowSeconds,
  type Verdict,
} from './contract.ts';
import { headerOf, isRecent, timeOf } from './read-text.ts';

/** How a call ended, by the cause; all others did not get as far as to ring. */
const endings: Readonly<Record<string, LineState>> = {
  normal_clearing: 'completed',
  time_limit: 'completed',
  timeout: 'no_answer',
  no_answer: 'no_answer',
  user_busy: 'busy',
  originator_cancel: 'canceled',
};

const text = z.string().nullish();
const event = z.object({
  data: z.object({
    event_type: z.string(),
    occurred_at: text,
    payload: z.looseObject({
      call_leg_id: text,
      direction: text,
      from: text,
      to: text,
      start_time: text,
      hangup_cause: text,
    }),
  }),
});

/**
 * Telnyx's call events (Voice API): JSON, signed by Ed25519 over the time of the sending and the body. They come more than
 * once and in any order. There is none of a ringing phone, so a call counts when it is answered, or by how it ended.
 *
 * Source: developers.telnyx.com/docs/voice/programmable-voice/voice-api-webhooks, /api-reference/callbacks/call-hangup.
 */
export const telnyxSource: CallSourceProtocol = {
  signsAddress: false,
  secretProblem: (secret) =>
    keyOf(secret) ? null : 'must be the account’s public key: 32 bytes in base64, as the portal shows it',
  verify,
  body: { type: 'json', read },
};

function verify(callback: Callback, secret: string): Verdict {
  const signature = headerOf(callback, 'telnyx-signature-ed25519');
  const timestamp = headerOf(callback, 'telnyx-timestamp');
  if (signature === null || timestamp === null) return 'missing';
  const key = keyOf(secret);
  const signed = Buffer.concat([Buffer.from(`${timestamp}|`), callback.body]);
  if (!key || !verifySignature(null, signed, key, Buffer.from(signature, 'base64'))) return 'wrong';
  return isRecent(Number(timestamp), callback.receivedAt, replayWindowSeconds) ? 'right' : 'too_old';
}

function keyOf(secret: string): KeyObject | null {
  const bytes = Buffer.from(secret, 'base64');
  if (bytes.length !== 32 || !/^[A-Za-z0-9+/]{43}=$/.test(secret)) return null;
  return createPublicKey({
    format: 'jwk',
    key: { kty: 'OKP', crv: 'Ed25519', x: bytes.toString('base64url') },
  });
}

function read(body: object): Reading {
  const parsed = event.safeParse(body);
  if (!parsed.success) return { ignored: 'no_call_state' };
  const { event_type: type, occurred_at: at, payload } = parsed.data.data;
  if (payload.direction === 'incoming') return { ignored: 'inbound' };
  if (type === 'call.initiated') return { ignored: 'not_dialled_yet' };
  const state = stateOf(type, payload.hangup_cause ?? '');
  if (state === null || !payload.call_leg_id) return { ignored: 'no_call_state' };
  return {
    report: {
      callId: payload.call_leg_id,
      state,
      from: payload.from ?? null,
      to: payload.to ?? null,
      at: timeOf(at),
      startedAt: timeOf(payload.start_time),
    },
  };
}

function stateOf(type: string, cause: string): LineState | null {
  if (type === 'call.answered') return 'answered';
  if (type !== 'call.hangup') return null;
  return (Object.hasOwn(endings, cause) ? endings[cause] : undefined) ?? 'failed';
}
