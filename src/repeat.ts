import { setTimeout as sleep } from 'node:timers/promises';
import { describeError, type Logger } from './log.ts';

/** Logs each failure once, and again only after the same thing has gone well in between. */
interface FailureLog {
  /** @param what what cannot be done, and what happens next: the line of the log */
  failed(what: string, error: unknown): void;
  wentWell(what: string): void;
}

export function failureLog(log: Logger, level: 'warn' | 'error' = 'error'): FailureLog {
  const failing = new Set<string>();
  return {
    failed(what, error) {
      if (!failing.has(what)) log[level]({ error: describeError(error) }, what);
      failing.add(what);
    },
    wentWell: (what) => void failing.delete(what),
  };
}

interface Repeated {
  log: Logger;
  /** The log's line when it fails: what cannot be done, and that it is tried again. */
  failure: string;
  level?: 'warn' | 'error';
  /** Between two times, in ms. */
  pauseMs: number;
  /** The pause doubles with each failure in a row, up to so many ms; left out: it does not grow. */
  longestPauseMs?: number;
  /** Whether to go on after an error; left out: after every one. */
  retries?: (error: unknown) => boolean;
  signal: AbortSignal;
}

/**
 * Does something again and again until the signal fires. A failure is logged once, until it has gone well again.
 *
 * @param work answers how many ms to pause when it is not `pauseMs`; work that goes on for long calls `wentWell` as soon
 *   as it has begun
 * @throws what `retries` says ends it
 */
export async function repeat(
  { log, failure, level, pauseMs, longestPauseMs = pauseMs, retries, signal }: Repeated,
  work: (wentWell: () => void) => Promise<number | void>,
): Promise<void> {
  const failures = failureLog(log, level);
  let inARow = 0;
  const wentWell = () => {
    inARow = 0;
    failures.wentWell(failure);
  };
  while (!signal.aborted) {
    let waitMs = pauseMs;
    try {
      waitMs = (await work(wentWell)) ?? pauseMs;
      wentWell();
    } catch (error) {
      if (retries?.(error) === false) throw error;
      if (!signal.aborted) failures.failed(failure, error);
      waitMs = Math.min(pauseMs * 2 ** inARow, longestPauseMs);
      inARow += 1;
    }
    if (waitMs > 0) await sleep(waitMs, undefined, { signal }).catch(() => {});
  }
}
