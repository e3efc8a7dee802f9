import { readConfig } from '../config.ts';
import { endAfter } from '../end-after.ts';
import { createLog } from '../log.ts';
import { stopSignal } from '../stop-signal.ts';
import { runWorker } from '../worker/run.ts';

/** What is under way has 30 s of it (`src/worker/worker.ts`); docs, compose file and chart wait for longer than this. */
const endsWithinMs = 35_000;
const leftoversMs = 1_000;

/** `lastcall worker`: runs workflows and activities until it is told to stop, and ends 35 s after that at the latest. */
export async function worker(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const signal = stopSignal();
  const endInTime = () =>
    endAfter(endsWithinMs, () => {
      log.error('the worker did not end in time, and is ended as it is');
      return 1;
    });
  signal.addEventListener('abort', endInTime, { once: true });
  try {
    await runWorker(config, log, signal);
  } finally {
    // Temporal's SDK has threads that nobody can end after a start that failed.
    endAfter(leftoversMs, () => process.exitCode);
  }
}
