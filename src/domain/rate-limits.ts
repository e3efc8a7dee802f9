/** How much may come within {@link rateWindowSeconds}; 0: as much as comes. */
export interface RateLimits {
  /** Requests of one key or person in an account. */
  keyRequests: number;
  /** Requests of all of an account's keys and people together. */
  accountRequests: number;
  /** Call events of an account, which count as no requests. */
  callEvents: number;
}

export type RateLimit = keyof RateLimits;

export const rateWindowSeconds = 60;

/**
 * A key: 100 requests a second, as Stripe allows an account in its live mode, and 72 times what GitHub allows a token. An account:
 * 1,500 callers whose pages ask 20 times a minute each. Call events: 10,000 a second, which a dialer of 1,000 agents
 * comes to a twentieth of; the rest is for what was kept back while a connection was away.
 */
export const defaultRateLimits: RateLimits = {
  keyRequests: 6_000,
  accountRequests: 30_000,
  callEvents: 600_000,
};

export const largestRateLimit = 1_000_000_000;
/** A full batch has to fit, or it would be refused for ever. */
export const smallestRateLimits: RateLimits = { keyRequests: 1, accountRequests: 1, callEvents: 1_000 };
