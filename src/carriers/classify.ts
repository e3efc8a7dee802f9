import { isStorable } from '../domain/text.ts';
import type { CarrierAnswer, ReadFailure, ReleaseOutcome, WithAnswer } from './contract.ts';
import type { HttpReply } from './http.ts';
import { jittered, retryAfterMs } from './waits.ts';

/** Where a carrier asks us to slow down without saying for how long. The workflow's own back-off comes on top. */
const throttledBaseMs = 2_000;
const unreachableBaseMs = 5_000;

const maxCodeLength = 100;
const isCode = (text: string) => text.length <= maxCodeLength && isStorable(text);

/** The reply as it goes into a receipt. `carrierCode` is what the adapter read from the body, if anything. */
export function answerOf(reply: HttpReply, carrierCode: string | null = null): CarrierAnswer {
  return reply.kind === 'answered'
    ? {
        httpStatus: reply.status,
        carrierCode: carrierCode !== null && isCode(carrierCode) ? carrierCode : null,
      }
    : { httpStatus: null, carrierCode: reply.code };
}

/**
 * What every carrier means alike by a reply to a release; null for what only the adapter can know (2xx, 404 and the
 * other refusals). A 429 was not processed and may be sent again; a 5xx or a lost answer may have been processed, so
 * it is `unknown` and never just repeated.
 */
export function classifyRelease(
  reply: HttpReply,
  carrierCode: string | null,
): WithAnswer<ReleaseOutcome> | null {
  const answer = answerOf(reply, carrierCode);
  if (reply.kind === 'lost') {
    return { kind: 'unknown', reason: reply.code === 'ABORTED' ? 'aborted' : 'no_answer', answer };
  }
  if (reply.kind === 'answered' && (reply.status >= 500 || reply.status === 408)) {
    return { kind: 'unknown', reason: 'carrier_error', answer };
  }
  return classifyAlike(reply, answer);
}

/**
 * What every carrier means alike by a reply to a read; null for the success and for what only the adapter can know.
 * A read changes nothing, so whatever went missing is simply asked again.
 */
export function classifyRead(reply: HttpReply, carrierCode: string | null): WithAnswer<ReadFailure> | null {
  const answer = answerOf(reply, carrierCode);
  if (reply.kind === 'lost') {
    const reason = reply.code === 'ABORTED' ? 'aborted' : 'no_answer';
    return { kind: 'retry_after', waitMs: jittered(unreachableBaseMs), reason, answer };
  }
  if (reply.kind === 'answered' && (reply.status >= 500 || reply.status === 408)) {
    const waitMs = retryAfterMs(reply.headers) ?? jittered(unreachableBaseMs);
    return { kind: 'retry_after', waitMs, reason: 'carrier_error', answer };
  }
  return classifyAlike(reply, answer);
}

function classifyAlike(reply: HttpReply, answer: CarrierAnswer): WithAnswer<ReadFailure> | null {
  if (reply.kind === 'not_sent') {
    const reason = reply.code === 'ABORTED_BEFORE_SENDING' ? 'aborted' : 'carrier_unreachable';
    return { kind: 'retry_after', waitMs: jittered(unreachableBaseMs), reason, answer };
  }
  if (reply.kind === 'lost') return null;
  if (reply.status === 429) {
    const waitMs = retryAfterMs(reply.headers) ?? jittered(throttledBaseMs);
    return { kind: 'retry_after', waitMs, reason: 'throttled', answer };
  }
  if (reply.status === 401 || reply.status === 403) {
    return { kind: 'needs_operator', reason: 'credentials_rejected', answer };
  }
  return null;
}
