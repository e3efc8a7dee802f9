import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { describeError, type Logger } from '../log.ts';
import { ensureNightlySchedule } from '../temporal/nightly-schedule.ts';

const againMs = 60_000;

/** Schedules the nightly comparison; a Temporal that does not take it is asked again every minute until the signal fires. */
export async function scheduleNightly(deps: {
  client: Client;
  taskQueue: string;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { client, taskQueue, log, signal } = deps;
  for (let told = false; !signal.aborted; told = true) {
    try {
      return await ensureNightlySchedule(client, taskQueue);
    } catch (error) {
      if (!told)
        log.error(
          { error: describeError(error) },
          'the nightly comparison cannot be scheduled; trying again',
        );
    }
    await sleep(againMs, undefined, { signal }).catch(() => {});
  }
}
