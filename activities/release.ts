import { cancellationSignal } from '@temporalio/activity';
import {
  dueReleases,
  releaseSummary,
  type DueReleases,
  type ReleaseSummary,
} from '../src/db/releases/due-releases.ts';
import { attemptReleases } from '../src/release/attempt-many.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

/** Seconds of work at a carrier's rate that are under way at once: enough that one slow answer holds up nothing. */
const windowSeconds = 3;
const smallestWindow = 10;

export function releaseActivities({ sql, carrierFor, settings }: ActivityDeps) {
  const { rate, patienceMs } = settings.release;
  return {
    releaseSummary: (campaignId: string): Promise<ReleaseSummary> => releaseSummary(sql, campaignId),

    /** The next numbers to attempt beside those under way, how many may be under way, and how many go in one activity. */
    async dueReleases(input: {
      campaignId: string;
      carrier: string;
      underWay: number;
    }): Promise<DueReleases & { window: number; batch: number }> {
      const { numbersPerSecond, batch: usual, perOrder } = rate(input.carrier);
      const batch = perOrder ?? usual;
      const window = Math.max(
        smallestWindow,
        Math.ceil(numbersPerSecond * windowSeconds),
        2 * (perOrder ?? 0),
      );
      return { window, batch, ...(await dueReleases(sql, { ...input, limit: window + input.underWay })) };
    },

    /** One attempt at each number; runs on the carrier's task queue. */
    async attemptReleases(numberIds: string[]): Promise<void> {
      const deps = { sql, carrierFor, rate, patienceMs, signal: cancellationSignal() };
      await withHeartbeat(() => attemptReleases(deps, numberIds));
    },
  };
}
