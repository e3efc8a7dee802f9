import { createHash } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import {
  type Callback,
  type CallSourceProtocol,
  type LineState,
  type Reading,
  replayWindowSeconds,
  type Verdict,
} from './contract.ts';
import { headerOf, isRecent, secondsOf, timeOf } from './read-text.ts';
import { sameText } from './same-text.ts';

const states: Readonly<Record<string, LineState>> = {
  ringing: 'ringing',
  answered: 'answered',
  completed: 'completed',
  busy: 'busy',
  timeout: 'no_answer',
  unanswered: 'no_answer',
  rejected: 'failed',
  failed: 'failed',
  cancelled: 'canceled',
};

const text = z.string().nullish();
const event = z.object({
  status: z.string(),
  uuid: z.string().min(1),
  direction: text,
  from: text,
  to: text,
  timestamp: text,
  start_time: text,
  end_time: text,
  duration: z.union([z.string(), z.number()]).nullish(),
});

/**
 * Vonage's call events (Voice API, the event address by POST): JSON, with a JWT in `Authorization` that the account's
 * signature secret signs (HS256) and that holds the body's SHA-256.
 *
 * Source: developer.vonage.com/getting-started/concepts/webhooks (decoding signed webhooks), /voice/voice-api/webhook-reference.
 */
export const vonageSource: CallSourceProtocol = {
  signsAddress: false,
  secretProblem: (secret) =>
    /^[\x21-\x7e]{16,200}$/.test(secret)
      ? null
      : 'must be the account’s signature secret, as its settings show it',
  verify,
  body: { type: 'json', read },
};

async function verify(callback: Callback, secret: string): Promise<Verdict> {
  const [, token] = /^Bearer +(\S+) *$/i.exec(headerOf(callback, 'authorization') ?? '') ?? [];
  if (token === undefined) return 'missing';
  try {
    const { payload } = await jwtVerify(token, Buffer.from(secret), { algorithms: ['HS256'] });
    const hash = createHash('sha256').update(callback.body).digest('hex');
    const claimed = payload['payload_hash'];
    if (typeof claimed !== 'string' || !sameText(claimed.toLowerCase(), hash)) return 'wrong';
    return isRecent(payload.iat ?? 0, callback.receivedAt, replayWindowSeconds) ? 'right' : 'too_old';
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'too_old';
    if (error instanceof errors.JOSEError) return 'wrong';
    throw error;
  }
}

function read(body: object): Reading {
  const parsed = event.safeParse(body);
  if (!parsed.success) return { ignored: 'no_call_state' };
  const { status, uuid, direction, from, to, timestamp, duration, ...times } = parsed.data;
  if (direction === 'inbound') return { ignored: 'inbound' };
  if (status === 'started') return { ignored: 'not_dialled_yet' };
  const state = Object.hasOwn(states, status) ? states[status] : undefined;
  if (state === undefined) return { ignored: 'no_call_state' };
  return {
    report: {
      callId: uuid,
      state,
      from: from ?? null,
      to: to ?? null,
      at: timeOf(times.end_time) ?? timeOf(timestamp),
      startedAt: timeOf(times.start_time),
      durationSeconds: secondsOf(String(duration)),
    },
  };
}
