import { nowMs } from '../clock.ts';

/** When a carrier was asked something, in ms since the epoch, and how long its answer took. */
export interface AskedAt {
  startedAt: number;
  durationMs: number;
}

/** To be called when the question is sent; what it returns, when the answer is there. */
export function askedNow(): () => AskedAt {
  const startedAt = nowMs();
  const beganMs = performance.now();
  return () => ({ startedAt, durationMs: Math.round(performance.now() - beganMs) });
}
