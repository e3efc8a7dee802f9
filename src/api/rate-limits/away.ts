import { describeError, type Logger } from '../../log.ts';

/** After the database did not answer, each process counts alone for so long before it asks again. */
const forMs = 5_000;

/** Whether the database is away, as far as the budgets of a process know: who finds out tells all. */
export class Away {
  readonly #log: Logger;
  #until = 0;

  constructor(log: Logger) {
    this.#log = log;
  }

  get isNow(): boolean {
    return performance.now() < this.#until;
  }

  /** @param error why it has not answered; left out: it is late */
  notice(error?: unknown): void {
    if (!this.isNow) {
      const why = error === undefined ? {} : { error: describeError(error) };
      this.#log.warn(
        why,
        'rate limits are counted by this process alone, since the database does not answer',
      );
    }
    this.#until = performance.now() + forMs;
  }
}
