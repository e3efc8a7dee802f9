import type { Client } from '@temporalio/client';
import type { Ask, Tries } from '../chaos/ask.ts';

/** How clients fared while something went on. */
export interface Phase {
  name: string;
  seconds: number;
  requests: number;
  /** Requests that had to be sent again, by what they met. */
  again: ReadonlyMap<string, number>;
  /** Until one had its answer, with all that was sent again. */
  longestMs: number;
  /** Workflows whose task failed at its end. */
  failingTasks: number;
}

/** Longer no client waits for an answer that counts: what it meets is not passing. */
const patienceMs = 120_000;

/** Counts what clients meet, phase by phase. */
export class Phases {
  readonly all: Phase[] = [];
  #requests = 0;
  #longestMs = 0;
  readonly #tries: Tries;
  readonly #client: Client;

  constructor(tries: Tries, client: Client) {
    this.#tries = tries;
    this.#client = client;
  }

  /** As `ask`, counted; gives up for everybody when one request has no answer for too long. */
  counted(ask: Ask, broken: AbortController): Ask {
    return async (method, path, request) => {
      const beganMs = Date.now();
      const giveUp = setTimeout(
        () => broken.abort(new Error(`${method} ${path} had no answer that counts in ${patienceMs} ms`)),
        patienceMs,
      );
      try {
        return await ask(method, path, request);
      } finally {
        clearTimeout(giveUp);
        this.#requests += 1;
        this.#longestMs = Math.max(this.#longestMs, Date.now() - beganMs);
      }
    };
  }

  async during(name: string, work: () => Promise<unknown>): Promise<void> {
    const beganMs = Date.now();
    [this.#requests, this.#longestMs] = [0, 0];
    this.#tries.met.clear();
    await work();
    const query = 'TemporalReportedProblems IS NOT NULL AND ExecutionStatus = "Running"';
    this.all.push({
      name,
      seconds: (Date.now() - beganMs) / 1_000,
      requests: this.#requests,
      again: new Map(this.#tries.met),
      longestMs: this.#longestMs,
      failingTasks: (await this.#client.workflow.count(query)).count,
    });
  }
}
