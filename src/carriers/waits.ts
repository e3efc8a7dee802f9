import { nowMs } from '../clock.ts';
/** A carrier that says "try again in a year" is asked once a day all the same: a wrong header must not strand a number. */
const longestWaitMs = 24 * 60 * 60 * 1000;

/**
 * The wait that the carrier asks for, in ms: by `Retry-After`, delta-seconds or an HTTP date (RFC 9110, 10.2.3), else
 * by its own rate limit header. Null when it asks for none that we understand.
 */
export function retryAfterMs(headers: Headers, atMs = nowMs()): number | null {
  const value = headers.get('retry-after')?.trim() ?? '';
  const ms = isNumber(value) ? Number(value) * 1000 : Date.parse(value) - atMs;
  return Number.isNaN(ms) ? rateLimitResetMs(headers, atMs) : bounded(ms);
}

/**
 * Telnyx documents `x-ratelimit-reset` as the seconds until its window ends; others under this name mean the moment
 * itself, in seconds of the epoch. No window is as long as the epoch is old, so the size tells which.
 */
function rateLimitResetMs(headers: Headers, atMs: number): number | null {
  const value = headers.get('x-ratelimit-reset')?.trim() ?? '';
  if (!isNumber(value)) return null;
  const ms = Number(value) * 1000;
  return bounded(ms > atMs / 2 ? ms - atMs : ms);
}

function isNumber(value: string): boolean {
  return /^\d+(\.\d+)?$/.test(value);
}

function bounded(ms: number): number {
  return Math.min(Math.max(ms, 0), longestWaitMs);
}

/** A wait between once and twice `baseMs`, so that numbers refused together do not come back together. */
export function jittered(baseMs: number): number {
  return Math.round(baseMs * (1 + Math.random()));
}
