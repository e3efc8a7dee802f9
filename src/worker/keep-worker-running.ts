import { TransportError } from '@temporalio/worker';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';
import type { RunningWorker } from './worker.ts';

const reconnectMs = 2_000;

/**
 * Keeps a worker running until the signal fires, then lets it end in order. It waits for a Temporal that is away or lacks
 * the namespace; a worker that gave up because Temporal refused its polls for a minute is started again.
 *
 * @throws what else ended the worker
 */
export async function keepWorkerRunning(deps: {
  start: () => Promise<RunningWorker>;
  /** Told whether it polls, for whoever asks for the health of the process. */
  running: { is: boolean };
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { start, running, log, signal } = deps;
  let fatal: unknown;
  const retries = (error: unknown) => error !== fatal;
  const failure = 'Temporal cannot be used; waiting for it';
  await repeat({ log, failure, level: 'warn', pauseMs: reconnectMs, retries, signal }, async (wentWell) => {
    const worker = await start();
    log.info('worker runs');
    wentWell();
    running.is = true;
    const shutdown = () => worker.shutdown();
    if (signal.aborted) shutdown();
    signal.addEventListener('abort', shutdown, { once: true });
    try {
      await worker.finished;
    } catch (error) {
      if (!(error instanceof TransportError)) fatal = error;
      throw error;
    } finally {
      running.is = false;
      signal.removeEventListener('abort', shutdown);
    }
    return 0;
  });
}
