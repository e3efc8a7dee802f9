import { createHmac } from 'node:crypto';
import type { Callback, CallSourceProtocol, LineState, Reading, Verdict } from './contract.ts';
import { formOf, headerOf, secondsOf, timeOf, valuesByName } from './read-text.ts';
import { sameText } from './same-text.ts';

const states: Readonly<Record<string, LineState>> = {
  ringing: 'ringing',
  'in-progress': 'answered',
  completed: 'completed',
  busy: 'busy',
  'no-answer': 'no_answer',
  timeout: 'no_answer',
  failed: 'failed',
  cancel: 'canceled',
  canceled: 'canceled',
};

/**
 * Plivo's ring and hangup callbacks: a form, signed (V3) over the address, its query, the parameters and a nonce. Times are
 * in UTC without saying so, and only the hangup has any.
 *
 * Source: plivo.com/docs/voice/concepts/signature-validation, and v3Security.js of the official SDK.
 */
export const plivoSource: CallSourceProtocol = {
  signsAddress: true,
  secretProblem: (secret) =>
    /^[A-Za-z0-9+/=_-]{20,100}$/.test(secret)
      ? null
      : 'must be the auth token of the account or subaccount that calls',
  verify,
  body: { type: 'form', read },
};

function verify(callback: Callback, secret: string): Verdict {
  const nonce = headerOf(callback, 'x-plivo-signature-v3-nonce');
  // The second header has the main account's, where a subaccount calls.
  const signatures = ['x-plivo-signature-v3', 'x-plivo-signature-ma-v3']
    .flatMap((name) => headerOf(callback, name)?.split(',') ?? [])
    .slice(0, 10);
  if (nonce === null || signatures.length === 0) return 'missing';
  const ours = createHmac('sha256', secret)
    .update(`${signedText(callback.url, formOf(callback.body))}.${nonce}`)
    .digest('base64');
  return signatures.some((signature) => sameText(signature.trim(), ours)) ? 'right' : 'wrong';
}

function signedText(url: string, form: URLSearchParams): string {
  const { origin, pathname, searchParams } = new URL(url);
  const query = sorted(searchParams, '=').join('&');
  const params = sorted(form, '').join('');
  const dot = query !== '' && params !== '' ? '.' : '';
  const mark = query !== '' || params !== '' ? '?' : '';
  return `${origin}${pathname}${mark}${query}${dot}${params}`;
}

const sorted = (params: URLSearchParams, between: string): string[] =>
  [...valuesByName(params)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([name, values]) => values.toSorted().map((value) => `${name}${between}${value}`));

function read(form: URLSearchParams): Reading {
  const status = form.get('CallStatus') ?? '';
  const callId = form.get('CallUUID') ?? '';
  if (form.get('Direction') === 'inbound') return { ignored: 'inbound' };
  const state = Object.hasOwn(states, status) ? states[status] : undefined;
  if (state === undefined || callId === '') return { ignored: 'no_call_state' };
  return {
    report: {
      callId,
      state: state === 'completed' && form.get('Machine') === 'true' ? 'voicemail' : state,
      from: form.get('From'),
      to: form.get('To'),
      at: utc(state === 'answered' ? form.get('AnswerTime') : form.get('EndTime')),
      startedAt: utc(form.get('StartTime')),
      durationSeconds: secondsOf(form.get('Duration')),
    },
  };
}

/** `2026-11-23 18:00:00` */
const utc = (text: string | null) => timeOf(text && `${text.replace(' ', 'T')}Z`);
