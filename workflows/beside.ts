import { condition, type TimerOptions } from '@temporalio/workflow';

/**
 * Work beside a workflow's main line. A rejection that nobody owns fails the workflow's task at every attempt, and no
 * restart heals that; what goes wrong beside the main line is thrown on it instead, wherever it waits.
 */
export class Beside {
  #failure: { error: unknown } | undefined;

  begin(work: Promise<void>): void {
    work.catch((error: unknown) => (this.#failure ??= { error }));
  }

  /**
   * As `condition`, at most `timeoutMs` long where one is given.
   *
   * @throws what the work that was begun threw
   */
  async until(holds: () => boolean, timeoutMs?: number, options: TimerOptions = {}): Promise<void> {
    const over = () => this.#failure !== undefined || holds();
    if (timeoutMs === undefined) await condition(over);
    else await condition(over, timeoutMs, options);
    if (this.#failure !== undefined) throw this.#failure.error;
  }
}
