import { cancellationSignal } from '@temporalio/activity';
import { bulkProgress } from '../src/db/bulk-jobs/bulk-jobs.ts';
import { runBulkItem } from '../src/db/bulk-jobs/run-bulk-item.ts';
import { loadSealed } from '../src/seals/load-sealed.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

/** So many campaigns, or as many as fit in the time, and operators see how far the job is. */
const batch = 25;
const batchMs = 5_000;

export function bulkActivities({ sql, store, log }: ActivityDeps) {
  return {
    /**
     * Acts on the next campaigns of a bulk job, each in a transaction of its own together with its outcome: what a
     * dead worker had begun has not happened, and nothing is done twice.
     */
    async runBulkItems({
      jobId,
    }: {
      jobId: string;
    }): Promise<{ total: number; done: number; worked: number }> {
      const signal = cancellationSignal();
      const untilMs = performance.now() + batchMs;
      let worked = 0;
      await withHeartbeat(async () => {
        while (worked < batch && performance.now() < untilMs && !signal.aborted) {
          const done = await runBulkItem(sql, jobId, loadSealed(store, signal));
          if (done === null) return;
          if (done.outcome === 'failed') log.error({ jobId, ...done }, 'a campaign of a bulk job failed');
          worked += 1;
        }
      });
      return { ...(await bulkProgress(sql, jobId)), worked };
    },
  };
}
