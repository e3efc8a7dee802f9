/** A carrier that says "try again in a year" is asked once a day all the same: a wrong header must not strand a number. */
const longestWaitMs = 24 * 60 * 60 * 1000;

/**
 * The wait that a `Retry-After` header asks for, in ms: delta-seconds or an HTTP date (RFC 9110, 10.2.3). Null when
 * there is no header or it is neither.
 */
export function retryAfterMs(headers: Headers, nowMs = Date.now()): number | null {
  const value = headers.get('retry-after')?.trim();
  if (!value) return null;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - nowMs;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), longestWaitMs);
}

/** A wait between once and twice `baseMs`, so that numbers refused together do not come back together. */
export function jittered(baseMs: number): number {
  return Math.round(baseMs * (1 + Math.random()));
}
