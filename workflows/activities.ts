import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/index.ts';
import { carrierTaskQueue, webhookTaskQueue } from './contract.ts';

// One proxy per retry class. All of them retry for ever: a campaign that is being archived must not get stuck because
// something was away for a night, and a step that keeps failing shows in the Temporal UI with its attempts.

/** Short statements against Postgres. */
export const database = proxyActivities<Activities>({
  startToCloseTimeout: 10_000,
  retry: { initialInterval: 500, maximumInterval: 15_000 },
});

/** Sealing: as long as it takes while it makes progress; a dead worker is noticed by the missing heartbeat. */
export const seals = proxyActivities<Activities>({
  startToCloseTimeout: 24 * 60 * 60_000,
  heartbeatTimeout: 20_000,
  retry: { initialInterval: 1_000, maximumInterval: 60_000 },
});

/** Some campaigns of a bulk job, which may copy many contacts; a dead worker is noticed by the missing heartbeat. */
export const bulkJobs = proxyActivities<Activities>({
  startToCloseTimeout: 60 * 60_000,
  heartbeatTimeout: 20_000,
  retry: { initialInterval: 500, maximumInterval: 15_000 },
});

/** An export of all of an account; a dead worker is noticed by the missing heartbeat. */
export const accountExports = proxyActivities<Activities>({
  startToCloseTimeout: 24 * 60 * 60_000,
  heartbeatTimeout: 20_000,
  retry: { initialInterval: 1_000, maximumInterval: 60_000 },
});

/** Reading all that a carrier lists, or looking at every campaign: hours are possible, a dead worker is noticed. */
export const inventory = proxyActivities<Activities>({
  startToCloseTimeout: 12 * 60 * 60_000,
  heartbeatTimeout: 20_000,
  // The next night comes anyway, and what fails again and again must not keep the rest of this one waiting.
  retry: { initialInterval: 1_000, maximumInterval: 60_000, maximumAttempts: 8 },
});

/**
 * One attempt at each of some numbers, on their carrier's queue. What a carrier answers is never an error here, so a retry only
 * follows a dead worker or an absent database; the heartbeat notices a dead worker before the claim's lease ends.
 */
export const carrierActivities = (queue: string, carrier: string, fairnessKey: string) =>
  proxyActivities<Activities>({
    taskQueue: carrierTaskQueue(queue, carrier),
    startToCloseTimeout: 180_000,
    heartbeatTimeout: 30_000,
    retry: { initialInterval: 1_000, maximumInterval: 30_000 },
    priority: { fairnessKey },
    summary: `Release ${carrier} numbers`,
  });

/**
 * A few seconds of requests to one webhook, on a queue where only those wait that may hang; a dead worker is noticed by the
 * missing heartbeat before the leases of its deliveries end.
 */
export const webhookActivities = (queue: string, fairnessKey: string) =>
  proxyActivities<Activities>({
    taskQueue: webhookTaskQueue(queue),
    startToCloseTimeout: 60_000,
    heartbeatTimeout: 20_000,
    retry: { initialInterval: 500, maximumInterval: 60_000 },
    priority: { fairnessKey },
    summary: 'Send events to a webhook',
  });
