import type { Sql } from 'postgres';
import { leaseBudget } from '../../db/rate-limits/lease-budget.ts';
import { type RateLimit, type RateLimits, rateWindowSeconds } from '../../domain/rate-limits.ts';
import { LastcallError } from '../../errors.ts';
import type { Logger } from '../../log.ts';
import { Away } from './away.ts';
import { Budget } from './budget.ts';

/** What a request counts as: one request of its key and of its account, or the call events that it holds. */
export type Counted = 'requests' | 'callEvents';

interface Whose {
  accountId: string;
  actor: string;
}

const restMs = 1_000;

const kinds = {
  keyRequests: { policy: 'key', words: 'requests of one key or person', unit: '' },
  accountRequests: { policy: 'account', words: 'requests of one account', unit: '' },
  // The draft has a registry of units, and none that would fit.
  callEvents: {
    policy: 'call-events',
    words: 'call events of one account',
    unit: ';lastcall-unit="call-events"',
  },
} as const satisfies Record<RateLimit, { policy: string; words: string; unit: string }>;

const limitsOf = {
  requests: ['keyRequests', 'accountRequests'],
  callEvents: ['callEvents'],
} as const satisfies Record<Counted, readonly RateLimit[]>;

/** A process's part of the rate limits, which hold over all API processes together. */
export class RateLimiter {
  readonly #sql: Sql;
  readonly #limits: RateLimits;
  readonly #away: Away;
  readonly #budgets = new Map<string, Budget>();
  readonly #timer: NodeJS.Timeout;

  /** @param limits of accounts that have none of their own */
  constructor(sql: Sql, limits: RateLimits, log: Logger) {
    this.#sql = sql;
    this.#limits = limits;
    this.#away = new Away(log);
    this.#timer = setInterval(() => this.#rest(), restMs).unref();
  }

  /**
   * Counts a request before it is read. A promise only where it has to wait for a lease.
   *
   * @throws LastcallError `rate_limit_exceeded`
   */
  take(whose: Whose, counted: Counted): Promise<void> | undefined {
    if (counted === 'callEvents') return this.takeEvents(whose.accountId, 1);
    const key = this.#of('keyRequests', whose);
    const account = this.#of('accountRequests', whose);
    const taken = [key?.take(1) ?? true, account?.take(1) ?? true] as const;
    if (taken[0] === true && taken[1] === true) return undefined;
    return this.#requireBoth([key, account], taken);
  }

  /**
   * Counts call events before they are recorded: all of them, or none.
   *
   * @throws LastcallError `rate_limit_exceeded`
   */
  takeEvents(accountId: string, count: number): Promise<void> | undefined {
    const budget = this.#of('callEvents', { accountId, actor: '' });
    const taken = budget?.take(count) ?? true;
    if (taken === true || !budget) return undefined;
    return this.#require('callEvents', budget, taken);
  }

  /** The fields `RateLimit` and `RateLimit-Policy` of an answer (draft-ietf-httpapi-ratelimit-headers-11). */
  headers(whose: Whose, counted: Counted): Record<string, string> {
    let [policies, standings] = ['', ''];
    for (const kind of limitsOf[counted]) {
      const budget = this.#budgets.get(nameOf(kind, whose));
      if (!budget) continue;
      const { policy, unit } = kinds[kind];
      const { limit, remaining, leftSeconds } = budget.standing;
      const comma = policies === '' ? '' : ', ';
      policies += `${comma}"${policy}";q=${limit};w=${rateWindowSeconds}${unit}`;
      standings += `${comma}"${policy}";r=${remaining};t=${leftSeconds}`;
    }
    return policies === '' ? {} : { 'RateLimit-Policy': policies, RateLimit: standings };
  }

  close(): void {
    clearInterval(this.#timer);
  }

  /** Undefined: there is no such limit. */
  #of(limit: RateLimit, whose: Whose): Budget | undefined {
    const standard = this.#limits[limit];
    if (standard === 0) return undefined;
    const name = nameOf(limit, whose);
    const known = this.#budgets.get(name);
    if (known) return known;
    const of = { name, accountId: whose.accountId, limit, standard };
    const budget = new Budget({
      ask: (request) => leaseBudget(this.#sql, of, request),
      away: this.#away,
      limit: standard,
    });
    this.#budgets.set(name, budget);
    return budget;
  }

  async #requireBoth(
    [key, account]: readonly [Budget | undefined, Budget | undefined],
    taken: readonly [boolean | Promise<boolean>, boolean | Promise<boolean>],
  ): Promise<void> {
    // Both have asked by now, whichever is waited for first.
    const [ofKey, ofAccount] = [await taken[0], await taken[1]];
    // A request that is refused counts as none.
    if (ofKey && !ofAccount) key?.putBack(1);
    if (ofAccount && !ofKey) account?.putBack(1);
    if (!ofKey && key) throw exceeded('keyRequests', key);
    if (!ofAccount && account) throw exceeded('accountRequests', account);
  }

  async #require(limit: RateLimit, budget: Budget, taken: boolean | Promise<boolean>): Promise<void> {
    if (!(await taken)) throw exceeded(limit, budget);
  }

  #rest(): void {
    for (const [name, budget] of this.#budgets) if (budget.rest()) this.#budgets.delete(name);
  }
}

const nameOf = (limit: RateLimit, { accountId, actor }: Whose) =>
  `${accountId} ${limit === 'keyRequests' ? actor : limit}`;

function exceeded(limit: RateLimit, { standing }: Budget): LastcallError {
  const { policy, words } = kinds[limit];
  const { limit: most, leftSeconds } = standing;
  return new LastcallError(
    'rate_limit_exceeded',
    { most: most.toLocaleString('en-US'), what: words, seconds: String(leftSeconds) },
    { retryAfterSeconds: leftSeconds, 'violated-policies': [policy] },
  );
}
