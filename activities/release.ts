import { cancellationSignal } from '@temporalio/activity';
import {
  dueReleases,
  releaseSummary,
  type DueReleases,
  type ReleaseSummary,
} from '../src/db/due-releases.ts';
import type { ReleaseStatus } from '../src/domain/numbers.ts';
import { attemptRelease } from '../src/release/attempt.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

/** Seconds of work at a carrier's rate that are under way at once: enough that the carrier never waits for us. */
const windowSeconds = 3;
const smallestWindow = 10;

export function releaseActivities({ sql, carrierFor, settings }: ActivityDeps) {
  const { perSecond, patienceMs } = settings.release;
  return {
    releaseSummary: (campaignId: string): Promise<ReleaseSummary> => releaseSummary(sql, campaignId),

    /** The next numbers to attempt, beside those that are under way, and how many may be under way at once. */
    async dueReleases(input: {
      campaignId: string;
      carrier: string;
      underWay: number;
    }): Promise<DueReleases & { window: number }> {
      const window = Math.max(smallestWindow, Math.ceil(perSecond(input.carrier) * windowSeconds));
      return { window, ...(await dueReleases(sql, { ...input, limit: window + input.underWay })) };
    },

    /** One attempt at one number; runs on the carrier's task queue. */
    async releaseNumber(numberId: string): Promise<ReleaseStatus | null> {
      const deps = { sql, carrierFor, perSecond, patienceMs, signal: cancellationSignal() };
      return withHeartbeat(() => attemptRelease(deps, numberId));
    },
  };
}
