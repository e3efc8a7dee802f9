import type { WorkerDeploymentOptions } from '@temporalio/worker';

/** What Temporal's worker deployment of an installation is called: after its task queue; of it, `.` and `:` are not taken. */
export const deploymentName = (taskQueue: string): string => taskQueue.replaceAll(/[.:]/g, '-');

/**
 * Of a worker that gets only what Temporal was told to give its version. Every workflow moves on with the version that is
 * current (docs/temporal.md, "Versions of workers"): one pinned to the version that began it would need that version's workers for
 * as long as a campaign lives.
 */
export const deploymentOptions = (taskQueue: string, version: string): WorkerDeploymentOptions => ({
  useWorkerVersioning: true,
  version: { deploymentName: deploymentName(taskQueue), buildId: version },
  defaultVersioningBehavior: 'AUTO_UPGRADE',
});
