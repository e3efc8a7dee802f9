export interface PaceLimits {
  /** The least that a client sends or takes on average. */
  bytesPerSecond: number;
  /** How far it may fall behind that. */
  graceMs: number;
  /** How long all of it may take. */
  limitMs: number;
}

/** A client sent or took its bytes too slowly. */
class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

/**
 * Watches a client's pace. Only the time in which we wait for the client counts, so that a slow database is never held
 * against it: waiting uses up the grace, and bytes earn it back.
 */
export class Pace {
  readonly #limits: PaceLimits;
  readonly #slow = new AbortController();
  readonly #whole: NodeJS.Timeout;
  #graceMs: number;
  #waitingSince: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  readonly #end = () => this.#slow.abort(new TooSlowError('The client was too slow.'));

  constructor(limits: PaceLimits) {
    this.#limits = limits;
    this.#graceMs = limits.graceMs;
    this.#whole = setTimeout(this.#end, limits.limitMs);
  }

  /** Fires with a {@link TooSlowError}. */
  get signal(): AbortSignal {
    return this.#slow.signal;
  }

  /** From now on the client is waited for. */
  wait(): void {
    this.#waitingSince = performance.now();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#end, this.#graceMs);
  }

  /** The client sent or took so many bytes. */
  moved(bytes: number): void {
    clearTimeout(this.#timer);
    const waitedMs = performance.now() - (this.#waitingSince ?? performance.now());
    const earnedMs = (bytes / this.#limits.bytesPerSecond) * 1_000;
    this.#graceMs = Math.max(0, Math.min(this.#limits.graceMs, this.#graceMs - waitedMs + earnedMs));
  }

  stop(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#whole);
  }
}
