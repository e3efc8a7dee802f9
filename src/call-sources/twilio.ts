import twilio from 'twilio';
import type { Callback, CallSourceProtocol, LineState, Reading, Verdict } from './contract.ts';
import { formOf, headerOf, secondsOf, timeOf, valuesByName } from './read-text.ts';

const states: Readonly<Record<string, LineState>> = {
  ringing: 'ringing',
  'in-progress': 'answered',
  completed: 'completed',
  busy: 'busy',
  'no-answer': 'no_answer',
  failed: 'failed',
  canceled: 'canceled',
};
/** Twilio has the call, and has not dialled it. */
const notDialledYet = new Set(['queued', 'initiated']);

/**
 * Twilio's status callbacks: a form, signed over the exact address and the parameters. They are sent once each, in any
 * order, without a time of the sending.
 *
 * Source: twilio.com/docs/voice/twiml#callstatus-values and /docs/usage/webhooks/webhooks-security.
 */
export const twilioSource: CallSourceProtocol = {
  signsAddress: true,
  secretProblem: (secret) =>
    /^[0-9a-f]{32}$/.test(secret)
      ? null
      : 'must be the account’s auth token: 32 characters from 0 to 9 and a to f',
  verify: (callback, secret) => verifyAsTwilio(callback, secret, 'x-twilio-signature'),
  body: { type: 'form', read: readAsTwilio },
};

/** For who signs as Twilio does, in a header of its own. */
export function verifyAsTwilio(callback: Callback, secret: string, header: string): Verdict {
  const signature = headerOf(callback, header);
  if (signature === null) return 'missing';
  const params = Object.fromEntries(valuesByName(formOf(callback.body)));
  return twilio.validateRequest(secret, signature, callback.url, params) ? 'right' : 'wrong';
}

/** For who speaks as Twilio does. */
export function readAsTwilio(form: URLSearchParams): Reading {
  const status = form.get('CallStatus') ?? '';
  const callId = form.get('CallSid') ?? '';
  if (form.get('Direction')?.startsWith('inbound')) return { ignored: 'inbound' };
  if (notDialledYet.has(status)) return { ignored: 'not_dialled_yet' };
  const state = Object.hasOwn(states, status) ? states[status] : undefined;
  if (state === undefined || callId === '') return { ignored: 'no_call_state' };
  const machine = form.get('AnsweredBy')?.startsWith('machine') ?? false;
  return {
    report: {
      callId,
      state: state === 'completed' && machine ? 'voicemail' : state,
      from: form.get('From'),
      to: form.get('To'),
      at: timeOf(form.get('Timestamp')),
      durationSeconds: secondsOf(form.get('CallDuration')),
    },
  };
}
