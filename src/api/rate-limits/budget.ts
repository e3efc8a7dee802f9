import type { Lease, LeaseRequest } from '../../db/rate-limits/lease-budget.ts';
import { rateWindowSeconds } from '../../domain/rate-limits.ts';
import type { Away } from './away.ts';

/** A lease is meant to last about so long. */
const leaseMs = 1_000;
const smallestLease = 4;
/** How long a request waits for a lease at most. */
const answerMs = 1_000;
/** How long a refusal holds before the database is asked again: others may have given back what they did not use. */
const refusalMs = 1_000;

const nothingRefused = { from: Infinity, until: 0 };

interface Waiting {
  count: number;
  answer: (taken: boolean) => void;
}

/**
 * A process's part of one budget. It uses what it has leased without asking anybody, and leases ahead; a lease that was
 * used up soon is followed by a larger one, and what is not used is given back. While the database is away it goes on with
 * what was left when it last heard, and tells afterwards what it used.
 */
export class Budget {
  readonly #ask: (request: LeaseRequest) => Promise<Lease>;
  readonly #away: Away;
  #limit: number;
  /** What nobody has leased, as last heard. */
  #remaining = 0;
  /** Leased and not used yet; below zero, used while the database was away. */
  #left = 0;
  /** How far `#left` may fall. */
  #floor = 0;
  #beganAt: Date | null = null;
  #endsAt = 0;
  /** Of a lease; the next one is asked for when half of it is used. */
  #size = smallestLease;
  #leasedAt = 0;
  #isAsking = false;
  #refused = nothingRefused;
  #waiting: Waiting[] = [];

  constructor(options: { ask: (request: LeaseRequest) => Promise<Lease>; away: Away; limit: number }) {
    this.#ask = options.ask;
    this.#away = options.away;
    this.#limit = options.limit;
  }

  /** Takes so much, or nothing: whether it did. A promise only where it has to wait for a lease. */
  take(count: number): boolean | Promise<boolean> {
    const now = performance.now();
    if (now >= this.#endsAt) this.#begin(now);
    // Whichever budget found out: this one has nobody to ask either.
    else if (this.#away.isNow) this.#floor = -this.#remaining;
    if (this.#waiting.length === 0 && this.#has(count)) {
      this.#left -= count;
      if (this.#left < this.#size / 2 && now >= this.#refused.until) this.#lease(now);
      return true;
    }
    if (this.#isRefused(count, now) || this.#away.isNow) return false;
    return new Promise((answer) => {
      this.#waiting.push({ count, answer });
      this.#lease(now);
    });
  }

  /** Puts back what was taken and not used. */
  putBack(count: number): void {
    this.#left += count;
  }

  /** What is left of the window, as far as this process knows. */
  get standing(): { limit: number; remaining: number; leftSeconds: number } {
    const leftMs = this.#endsAt - performance.now();
    return {
      limit: this.#limit,
      remaining: leftMs > 0 ? Math.max(0, this.#remaining + this.#left) : this.#limit,
      leftSeconds: Math.max(1, Math.ceil(leftMs / 1_000)),
    };
  }

  /** Gives back a lease that lasts too long. Answers whether the window is over, so that there is nothing to remember. */
  rest(): boolean {
    const now = performance.now();
    if (this.#isAsking || this.#waiting.length > 0) return false;
    if (now >= this.#endsAt) return true;
    if (this.#left <= 0 || now - this.#leasedAt < 2 * leaseMs || this.#away.isNow) return false;
    const unused = this.#left;
    this.#left = 0;
    this.#size = Math.max(smallestLease, Math.floor(this.#size / 2));
    this.#send({ need: 0, wanted: 0, owed: -unused, beganAt: this.#beganAt }, now);
    return false;
  }

  #has(count: number): boolean {
    return this.#left - count >= this.#floor;
  }

  #isRefused(count: number, now: number): boolean {
    return now < this.#refused.until && count >= this.#refused.from;
  }

  /** What was leased in the window before is worth nothing in this one. */
  #begin(now: number): void {
    this.#left = 0;
    this.#floor = 0;
    this.#remaining = 0;
    this.#beganAt = null;
    if (!this.#away.isNow) return;
    this.#endsAt = now + rateWindowSeconds * 1_000;
    this.#remaining = this.#limit;
    this.#floor = -this.#limit;
  }

  #lease(now: number): void {
    if (this.#isAsking || this.#away.isNow) return;
    if (now - this.#leasedAt < leaseMs / 2) this.#size = Math.min(this.#size * 2, this.#limit);
    this.#leasedAt = now;
    const need = Math.max(0, (this.#waiting[0]?.count ?? 0) - Math.max(0, this.#left));
    const all = this.#waiting.reduce((sum, { count }) => sum + count, 0);
    const owed = Math.max(0, -this.#left);
    this.#send({ need, wanted: Math.max(this.#size, all), owed, beganAt: this.#beganAt }, now);
  }

  #send(request: LeaseRequest, sentAt: number): void {
    this.#isAsking = true;
    let isAnswered = false;
    // More than once: the database may stand still for longer than anybody is to wait. An answer that has come while this process
    // was busy is read first.
    const late = setInterval(() => setImmediate(() => isAnswered || this.#goAlone()), answerMs);
    const ended = () => {
      isAnswered = true;
      clearInterval(late);
      this.#isAsking = false;
      if (this.#waiting.length > 0) this.#lease(performance.now());
    };
    this.#ask(request)
      .then(
        (lease) => this.#hear(lease, request, sentAt),
        (error: unknown) => this.#goAlone(error),
      )
      .then(ended, ended);
  }

  #hear(lease: Lease, { wanted, owed }: LeaseRequest, sentAt: number): void {
    const goesOn = this.#beganAt?.getTime() === lease.beganAt.getTime();
    if (goesOn) this.#left += Math.max(0, owed);
    // What was used in a window of this process alone is told with the next lease.
    else if (this.#beganAt !== null) this.#left = 0;
    this.#left += lease.granted;
    this.#floor = 0;
    this.#limit = lease.limit;
    this.#remaining = lease.remaining;
    this.#beganAt = lease.beganAt;
    this.#endsAt = sentAt + lease.leftMs;
    // Near the limit leases are small, whatever was wanted.
    if (lease.granted > 0) this.#size = Math.max(smallestLease, lease.granted);
    this.#refused = nothingRefused;
    if (wanted > 0 && lease.granted === 0) {
      const until = Math.min(performance.now() + refusalMs, this.#endsAt);
      this.#refused = { from: this.#waiting[0]?.count ?? Infinity, until };
    }
    this.#answer();
  }

  #goAlone(error?: unknown): void {
    this.#away.notice(error);
    const now = performance.now();
    if (now >= this.#endsAt) this.#begin(now);
    this.#floor = -this.#remaining;
    this.#refused = nothingRefused;
    this.#answer();
    for (const { answer } of this.#waiting.splice(0)) answer(false);
  }

  /** Answers those who wait, as far as there is something to answer. */
  #answer(): void {
    const now = performance.now();
    this.#waiting = this.#waiting.filter(({ count, answer }) => {
      const has = this.#has(count);
      if (has) this.#left -= count;
      if (has || this.#isRefused(count, now)) answer(has);
      return !has && !this.#isRefused(count, now);
    });
  }
}
