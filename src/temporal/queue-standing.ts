import type { Client } from '@temporalio/client';

const kinds = { workflow: 1, activity: 2 } as const;
/** `WORKER_VERSIONING_MODE_VERSIONED`. */
const versioned = 2;

/** Who asked for work on a task queue within some minutes, and what waits there. */
export interface PolledQueue {
  name: string;
  kind: keyof typeof kinds;
  /** `seenMs`: when it last asked, by the server's clock, Unix epoch in ms; `version`: null where workers are not versioned. */
  pollers: { identity: string; seenMs: number; version: string | null }[];
  /** About how many; 0 where the server does not tell. */
  tasks: number;
  oldestTaskMs: number;
}

/** Asks Temporal how a task queue stands. */
export async function queueStanding(
  client: Client,
  name: string,
  kind: keyof typeof kinds,
): Promise<PolledQueue> {
  const { pollers, stats } = await client.workflowService.describeTaskQueue({
    namespace: client.options.namespace,
    taskQueue: { name },
    taskQueueType: kinds[kind],
    reportStats: true,
  });
  return {
    name,
    kind,
    pollers: pollers.map(({ identity, lastAccessTime, deploymentOptions }) => ({
      identity: identity ?? '',
      seenMs: msOf(lastAccessTime),
      version:
        Number(deploymentOptions?.workerVersioningMode) === versioned
          ? (deploymentOptions?.buildId ?? '')
          : null,
    })),
    tasks: Number(stats?.approximateBacklogCount ?? 0),
    oldestTaskMs: msOf(stats?.approximateBacklogAge),
  };
}

/** Of a time or a duration, as Protocol Buffers have them. */
function msOf(time: { seconds?: unknown; nanos?: number | null } | null | undefined): number {
  return Number(time?.seconds ?? 0) * 1_000 + Math.floor((time?.nanos ?? 0) / 1_000_000);
}
