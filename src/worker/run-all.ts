import { setTimeout as sleep } from 'node:timers/promises';
import type { NativeConnection, Worker } from '@temporalio/worker';

/**
 * So long a worker that has nothing to do any more waits for Temporal to let it go. Without an answer, as from a node that was
 * killed or stands still, the SDK would wait for 30 s, and for its polls for 70 s where the server is to end them.
 */
const farewellMs = 5_000;
const lookMs = 100;

/** Runs Temporal workers as one, over a connection that is theirs alone. */
export function runAll(
  workers: readonly Worker[],
  connection: NativeConnection,
): { finished: Promise<void>; shutdown: () => void } {
  let ask = () => {};
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const shutdownAll = () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
  };
  const runs = workers.map((worker) => worker.run());
  const left = asked.then(() => idle(workers)).then(() => 'left' as const);
  const run = async () => {
    try {
      await Promise.race([Promise.all(runs), left]);
    } finally {
      // One that failed takes the others with it: half a worker would look alive and release nothing.
      shutdownAll();
      const closed = Promise.allSettled(runs).then(() => connection.close());
      // What nobody waits for ends with the process.
      if ((await Promise.race([closed, left])) === 'left') closed.catch(() => {});
    }
  };
  return {
    finished: run(),
    shutdown: () => {
      shutdownAll();
      ask();
    },
  };
}

/** Resolves when none of them has had anything to do for a while. */
async function idle(workers: readonly Worker[]): Promise<void> {
  for (let sinceMs = performance.now(); performance.now() - sinceMs < farewellMs;) {
    if (workers.some(isBusy)) sinceMs = performance.now();
    await sleep(lookMs, undefined, { ref: false });
  }
}

function isBusy(worker: Worker): boolean {
  const { runState, numInFlightActivities, numInFlightWorkflowActivations } = worker.getStatus();
  const over = runState === 'STOPPED' || runState === 'FAILED';
  return !over && numInFlightActivities + numInFlightWorkflowActivations > 0;
}
