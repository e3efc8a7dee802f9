import { type ErrorCode, type ErrorParam, LastcallError } from '../../errors.ts';
import { problemDocument, titleOf } from './problem.ts';

/** What the examples of errors put into the braces of their messages. */
const usual: Readonly<Record<ErrorParam, string>> = {
  allowed: 'GET, POST',
  bytes: '48213',
  campaignId: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11',
  carrier: 'twilio',
  columns: 'precinct',
  eventId: 'call-17-finished',
  expected: 'application/json',
  exportId: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11',
  fix: 'release',
  how: 'Ask the carrier’s support to reinstate it, and name the date on which it was released.',
  keyId: '2026-11',
  kind: 'notice',
  limit: '1 MiB',
  maxKeeps: '3',
  method: 'PUT',
  minutes: '12',
  most: '6,000',
  numberId: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11',
  preset: 'For the board',
  presetId: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11',
  problem: 'it cannot be parsed',
  requestId: '0d2f3c8e-5d0c-4a53-9f52-2f3f6c1d7c11',
  role: 'caller',
  scope: 'campaigns:write',
  seconds: '30',
  state: 'sent',
  status: 'running',
  webhookId: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11',
  what: 'campaign',
  years: '10',
};

/** Where an error puts something else there. */
const particular: Partial<Record<ErrorCode, Partial<Record<ErrorParam, string>>>> = {
  archive_store_unavailable: { problem: 'the bucket does not answer' },
  carrier_list_failed: { problem: 'The carrier cannot be reached.' },
  finding_other_fix: { kind: 'leak' },
  idempotency_answer_lost: { status: '201' },
  installation_superseded: { problem: 'another copy of its database was recovered and has taken over' },
  invalid_csv: { problem: 'it has no column of phone numbers' },
  invalid_request: { problem: '#/name: is missing' },
  number_unavailable: { problem: 'one of the numbers is not free' },
  rate_limit_exceeded: { what: 'requests of this key' },
  reclaim_failed: { problem: 'The carrier cannot be reached.' },
  signature_invalid: { problem: 'it was made with another secret' },
  temporal_unavailable: { problem: 'it does not answer' },
};

/** Members that a problem has beyond those of all. */
const details: Partial<Record<ErrorCode, Record<string, unknown>>> = {
  changed_meanwhile: { current: { name: 'Autumn turnout', etag: '"5d41402abc4b2a76b9719d911017c592"' } },
  idempotency_key_in_use: { retryAfterSeconds: 30 },
  invalid_request: { errors: [{ pointer: '#/name', detail: 'is missing' }] },
  number_unavailable: {
    numbers: [
      {
        e164: '+14155550123',
        reason: 'held_by_campaign',
        explanation: 'Another campaign holds it. Send `force` to move it from there.',
      },
    ],
  },
  rate_limit_exceeded: { retryAfterSeconds: 30 },
  too_many_mails: { retryAfterSeconds: 720 },
};

/** An example of an error, made as the API makes the error itself. */
export function problemExample(code: ErrorCode): { summary: string; value: Record<string, unknown> } {
  const params = { ...usual, ...particular[code] };
  // Which of them its message needs is known only of one code at a time.
  const error = new (
    LastcallError as new (
      ...args: [ErrorCode, Record<string, string>, Record<string, unknown>?]
    ) => LastcallError
  )(code, params, details[code]);
  return { summary: titleOf(code), value: problemDocument(error, usual.requestId) };
}
