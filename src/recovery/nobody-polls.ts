import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { namespaceExists } from '../temporal/namespace.ts';
import { queueStanding } from '../temporal/queue-standing.ts';

/** A worker that has nothing to do asks again within a minute; the server remembers one that has gone for some more. */
const quietMs = 70_000;
const pauseMs = 5_000;

/**
 * Waits until no worker has asked for work on our task queue for longer than one that runs is silent: no worker of this
 * installation, and none of the copy that was there before.
 *
 * @throws Error when one goes on asking
 */
export async function waitUntilNobodyPolls(client: Client, taskQueue: string): Promise<void> {
  if (!(await namespaceExists(client))) return;
  for (const giveUpAt = Date.now() + quietMs + 2 * pauseMs; ; await sleep(pauseMs)) {
    const { pollers } = await queueStanding(client, taskQueue, 'workflow');
    const running = pollers.filter(({ seenMs }) => seenMs > Date.now() - quietMs);
    if (running.length === 0) return;
    if (Date.now() < giveUpAt) continue;
    throw new Error(
      `${running.length} workers ask for work on "${taskQueue}" (${running.map(({ identity }) => identity).join(', ')}): ` +
        'stop them, also those of the installation of before, and run this again',
    );
  }
}
