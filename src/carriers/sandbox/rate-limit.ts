import { z } from 'zod';
import { dialectId } from './model.ts';

export const rateLimit = z.object({
  carrier: dialectId,
  /** Requests a second for each account; a second's worth may come at once. */
  requestsPerSecond: z.number().positive(),
});
export type RateLimit = z.infer<typeof rateLimit>;

/** A token bucket for each account of a limited carrier; carriers without a limit always pass. */
export class RateLimiter {
  readonly #limits = new Map<string, number>();
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();

  set(limits: readonly RateLimit[]): void {
    this.#limits.clear();
    this.#buckets.clear();
    for (const { carrier, requestsPerSecond } of limits) this.#limits.set(carrier, requestsPerSecond);
  }

  /** Takes one request's share, or says no. `nowMs` must not run backwards. */
  take(carrier: string, account: string, nowMs = performance.now()): boolean {
    const rate = this.#limits.get(carrier);
    if (rate === undefined) return true;
    const key = `${carrier}/${account}`;
    const bucket = this.#buckets.get(key) ?? { tokens: Math.max(rate, 1), atMs: nowMs };
    const tokens = Math.min(bucket.tokens + ((nowMs - bucket.atMs) / 1000) * rate, Math.max(rate, 1));
    const passes = tokens >= 1;
    this.#buckets.set(key, { tokens: passes ? tokens - 1 : tokens, atMs: nowMs });
    return passes;
  }
}
