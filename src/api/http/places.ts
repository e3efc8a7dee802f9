import { LastcallError } from '../../errors.ts';

export interface PlaceLimits {
  /** Of all accounts together. */
  places: number;
  /** Of one account, or of whatever the places are counted by. */
  each: number;
  /** How long to wait for one. */
  waitMs: number;
}

interface Waiting {
  key: string;
  admit: () => void;
}

/**
 * Places for work that holds something of the process at a client's pace. Nobody gets more than their own places, and
 * of those who wait, whoever holds the fewest is next, then who came first.
 */
export class Places {
  readonly #limits: PlaceLimits;
  readonly #held = new Map<string, number>();
  #taken = 0;
  #waiting: Waiting[] = [];

  constructor(limits: PlaceLimits) {
    this.#limits = limits;
  }

  /** Answers how to give the place back, which may be called more than once; null when there is none now. */
  tryTake(key: string): (() => void) | null {
    if (this.#taken >= this.#limits.places || this.#heldBy(key) >= this.#limits.each) return null;
    this.#taken += 1;
    this.#held.set(key, this.#heldBy(key) + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#giveBack(key);
    };
  }

  /**
   * Waits for a place. Answers how to give it back.
   *
   * @param signal who wanted it has left
   * @throws LastcallError `account_busy` when the key's own places stay taken, `server_busy` when those of all do
   * @throws the signal's reason
   */
  async take(key: string, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const free = this.tryTake(key);
    if (free) return free;
    return await new Promise((resolve, reject) => {
      const leave = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', left);
        this.#waiting = this.#waiting.filter((other) => other !== waiting);
      };
      const waiting: Waiting = {
        key,
        admit: () => {
          const giveBack = this.tryTake(key);
          if (!giveBack) return;
          leave();
          resolve(giveBack);
        },
      };
      const left = () => {
        leave();
        reject(signal.reason as Error);
      };
      const timer = setTimeout(() => {
        leave();
        const own = this.#heldBy(key) >= this.#limits.each;
        reject(new LastcallError(own ? 'account_busy' : 'server_busy'));
      }, this.#limits.waitMs);
      signal.addEventListener('abort', left);
      this.#waiting.push(waiting);
    });
  }

  #heldBy(key: string): number {
    return this.#held.get(key) ?? 0;
  }

  #giveBack(key: string): void {
    this.#taken -= 1;
    const left = this.#heldBy(key) - 1;
    if (left === 0) this.#held.delete(key);
    else this.#held.set(key, left);
    // Sorting is stable: among equals, who came first.
    const next = this.#waiting
      .filter((waiting) => this.#heldBy(waiting.key) < this.#limits.each)
      .toSorted((a, b) => this.#heldBy(a.key) - this.#heldBy(b.key));
    next[0]?.admit();
  }
}
