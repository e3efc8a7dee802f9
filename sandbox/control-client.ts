import type { z } from 'zod';
import type { Change, numbersQuery, requestsQuery, Seed, tokenSettings } from './control-schemas.ts';
import type { faultRule, FaultRule } from './fault-rules.ts';
import type { Account, Rental } from './model.ts';
import type { RateLimit } from './rate-limit.ts';
import type { LoggedRequest } from './request-log.ts';

/** The control API, typed. Every method throws when the sandbox refuses, with its words. */
export interface SandboxControl {
  putAccount(account: Account): Promise<void>;
  /** Rents numbers; answers the rentals with the carrier's ids, in the order asked. */
  seed(numbers: Seed): Promise<Rental[]>;
  numbers(filter?: z.input<typeof numbersQuery>): Promise<Rental[]>;
  change(change: Change): Promise<Rental>;
  addFault(rule: z.input<typeof faultRule>): Promise<FaultRule>;
  clearFaults(): Promise<void>;
  /** How long new orders of Bandwidth's and jobs of Telnyx's are worked on, and what the former are called meanwhile. */
  setOrderDelay(delayMs: number, word?: string): Promise<void>;
  /** Works on all orders that are in hand now. */
  finishOrders(): Promise<void>;
  /** How long new tokens hold; `revoke` takes back those that are out. */
  setTokens(settings: z.input<typeof tokenSettings>): Promise<void>;
  setLimits(limits: readonly RateLimit[]): Promise<void>;
  requests(filter?: z.input<typeof requestsQuery>): Promise<LoggedRequest[]>;
  /** Forgets numbers, faults, limits and the request log; the default accounts stay. */
  reset(): Promise<void>;
}

/** A client for the sandbox at `url`. */
export function sandboxControl(url: string): SandboxControl {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await fetch(`${url}/sandbox${path}`, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${response.status} ${text}`);
    return (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined) as T;
  }
  return {
    putAccount: (account) => call('PUT', '/accounts', account),
    seed: (numbers) => call('POST', '/numbers', numbers),
    numbers: (filter = {}) => call('GET', `/numbers${query(filter)}`),
    change: (change) => call('PATCH', '/numbers', change),
    addFault: (rule) => call('POST', '/faults', rule),
    clearFaults: () => call('DELETE', '/faults'),
    setOrderDelay: (delayMs, word) => call('PUT', '/orders', { delayMs, word }),
    finishOrders: () => call('POST', '/orders/finish'),
    setTokens: (settings) => call('PUT', '/tokens', settings),
    setLimits: (limits) => call('PUT', '/limits', limits),
    requests: (filter = {}) => call('GET', `/requests${query(filter)}`),
    reset: () => call('POST', '/reset'),
  };
}

function query(filter: object): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(filter))
    if (value !== undefined) params.set(name, String(value));
  return `?${params.toString()}`;
}
