import type { Schemas } from './types.ts';

/** The problem document (RFC 9457) of an error. */
export type Problem = Schemas['Problem'];

/** Errors that Lastcall did not answer, but that this client found out itself. */
export type OwnCode =
  'connection_failed' | 'timed_out' | 'unexpected_answer' | 'download_changed' | 'webhook_invalid';

interface Details {
  status?: number;
  requestId?: string | null;
  problem?: Problem | null;
  retryAfterMs?: number | null;
  cause?: unknown;
}

/** Why a request was not done. Program against {@link code}. */
export class LastcallError extends Error {
  override readonly name = 'LastcallError';
  /** Stable: a code of the API (`/docs/errors` lists them), or an {@link OwnCode}. */
  readonly code: string;
  /** Of the answer; 0 where there was none. */
  readonly status: number;
  /** What went wrong and what to do next, for people. */
  readonly detail: string;
  /** What to tell whoever runs Lastcall. */
  readonly requestId: string | null;
  /** Every member of the problem document, such as `errors` of `invalid_request`. */
  readonly problem: Problem | null;
  /** How long to wait before the request may be sent again, where the answer says so. */
  readonly retryAfterMs: number | null;

  constructor(code: string, detail: string, details: Details = {}) {
    super(detail, details.cause === undefined ? undefined : { cause: details.cause });
    this.code = code;
    this.detail = detail;
    this.status = details.status ?? 0;
    this.requestId = details.requestId ?? null;
    this.problem = details.problem ?? null;
    this.retryAfterMs = details.retryAfterMs ?? null;
  }
}

/** The error that an answer tells. */
export async function errorOf(response: Response): Promise<LastcallError> {
  const { status, headers } = response;
  const retryAfterMs = retryAfterOf(headers.get('Retry-After'), Date.now());
  const problem = problemOf(await response.text());
  if (problem) return problemError(problem, retryAfterMs);
  return new LastcallError('unexpected_answer', `The answer was ${status}, and not one of Lastcall.`, {
    status,
    requestId: headers.get('X-Request-Id'),
    retryAfterMs,
  });
}

/** The error of a problem document, in the middle of a stream too, where there are no headers. */
export function problemError(problem: Problem, retryAfterMs: number | null = null): LastcallError {
  const { code, detail, status, requestId, retryAfterSeconds } = problem;
  const toldMs = typeof retryAfterSeconds === 'number' ? retryAfterSeconds * 1_000 : null;
  return new LastcallError(code, detail, {
    status,
    requestId,
    problem,
    retryAfterMs: retryAfterMs ?? toldMs,
  });
}

function problemOf(text: string): Problem | null {
  try {
    const value = JSON.parse(text) as Problem | null;
    return typeof value?.code === 'string' && typeof value.detail === 'string' ? value : null;
  } catch {
    // What stands between, such as a proxy, answers in words of its own.
    return null;
  }
}

/** In seconds or as a date (RFC 9110). */
export function retryAfterOf(text: string | null, nowMs: number): number | null {
  if (text === null || text.trim() === '') return null;
  const seconds = Number(text);
  const ms = Number.isFinite(seconds) ? seconds * 1_000 : Date.parse(text) - nowMs;
  return Number.isNaN(ms) ? null : Math.max(0, ms);
}
