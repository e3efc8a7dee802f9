import { z } from 'zod';
import { action, type Action } from './fault-rules.ts';
import { dialectId } from './model.ts';

export const rateLimit = z.object({
  carrier: dialectId,
  /** Requests a second for each account; a second's worth may come at once. */
  requestsPerSecond: z.number().positive(),
  /** Which requests count; all of them when absent. */
  actions: z.array(action).optional(),
});
export type RateLimit = z.infer<typeof rateLimit>;

/** A token bucket for each account of a limited carrier; carriers without a limit always pass. */
export class RateLimiter {
  readonly #limits = new Map<string, RateLimit>();
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>();

  set(limits: readonly RateLimit[]): void {
    this.#limits.clear();
    this.#buckets.clear();
    for (const limit of limits) this.#limits.set(limit.carrier, limit);
  }

  /** Takes one request's share, or says no. `nowMs` must not run backwards. */
  take(carrier: string, account: string, requested: Action, nowMs = performance.now()): boolean {
    const limit = this.#limits.get(carrier);
    if (limit === undefined || limit.actions?.includes(requested) === false) return true;
    const rate = limit.requestsPerSecond;
    const key = `${carrier}/${account}`;
    const bucket = this.#buckets.get(key) ?? { tokens: Math.max(rate, 1), atMs: nowMs };
    const tokens = Math.min(bucket.tokens + ((nowMs - bucket.atMs) / 1000) * rate, Math.max(rate, 1));
    const passes = tokens >= 1;
    this.#buckets.set(key, { tokens: passes ? tokens - 1 : tokens, atMs: nowMs });
    return passes;
  }
}
