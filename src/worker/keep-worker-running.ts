import { setTimeout as sleep } from 'node:timers/promises';
import { TransportError } from '@temporalio/worker';
import { describeError, type Logger } from '../log.ts';
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
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { start, log, signal } = deps;
  let told = false;
  const tell = (error: unknown) => {
    if (!told) log.warn({ error: describeError(error) }, 'Temporal cannot be used; waiting for it');
    told = true;
  };
  const pause = () => sleep(reconnectMs, undefined, { signal }).catch(() => {});
  while (!signal.aborted) {
    let worker: RunningWorker;
    try {
      worker = await start();
    } catch (error) {
      tell(error);
      await pause();
      continue;
    }
    log.info('worker runs');
    told = false;
    const shutdown = () => worker.shutdown();
    if (signal.aborted) shutdown();
    signal.addEventListener('abort', shutdown, { once: true });
    try {
      await worker.finished;
    } catch (error) {
      if (!(error instanceof TransportError)) throw error;
      tell(error);
      await pause();
    } finally {
      signal.removeEventListener('abort', shutdown);
    }
  }
}
