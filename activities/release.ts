import { cancellationSignal } from '@temporalio/activity';
import { pendingReleases, type PendingReleases } from '../src/db/pending-releases.ts';
import type { ReleaseStatus } from '../src/domain/numbers.ts';
import { attemptRelease } from '../src/release/attempt.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

/** Due numbers handed to the release workflow at once: bounds the answer's size in its history. */
const pageSize = 500;

export function releaseActivities({ sql, carrierFor }: ActivityDeps) {
  return {
    pendingReleases: (campaignId: string): Promise<PendingReleases> =>
      pendingReleases(sql, campaignId, pageSize),

    /** One attempt at one number; runs on the carrier's task queue. */
    async releaseNumber(numberId: string): Promise<ReleaseStatus | null> {
      return withHeartbeat(() => attemptRelease({ sql, carrierFor, signal: cancellationSignal() }, numberId));
    },
  };
}
