import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  setCurrentDetails,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { carrierActivities, database } from './activities.ts';
import { progressQuery, retrySignal, type ReleaseInput, type ReleaseProgress } from './contract.ts';

/** Attempts under way at once; more would only wait for their carrier's rate. */
const window = 200;

/** A run carries on as a new one well before the server's own suggestion, so that no history grows slow to load. */
const eventsPerRun = 6_000;

/**
 * Releases a campaign's numbers: asks the database which are due, makes one attempt at each on its carrier's queue,
 * and sleeps until the next is due or an operator fixed something. Where each number stands is in the database alone,
 * so a run holds nothing that a new one would miss.
 */
export async function releaseNumbers(input: ReleaseInput): Promise<void> {
  const { campaignId, accountId } = input;
  const progress: ReleaseProgress = { total: 0, released: 0, needsOperator: 0, nextAttemptAt: null };
  let retryAsked = false;
  setHandler(defineSignal(retrySignal), () => {
    retryAsked = true;
  });
  setHandler(defineQuery<ReleaseProgress>(progressQuery), () => progress);

  for (;;) {
    retryAsked = false;
    const pending = await database.pendingReleases(campaignId);
    progress.total = pending.total;
    progress.released = pending.total - pending.remaining;
    progress.needsOperator = pending.needsOperator;
    progress.nextAttemptAt =
      pending.due.length > 0 || pending.nextInMs === null
        ? null
        : new Date(Date.now() + pending.nextInMs).toISOString();
    setCurrentDetails(describe(progress));
    if (pending.remaining === 0) return;

    if (pending.due.length > 0) {
      await inWindow(pending.due, ({ numberId, carrier }) =>
        carrierActivities(workflowInfo().taskQueue, carrier, accountId).releaseNumber(numberId),
      );
    } else if (pending.nextInMs === null) {
      await condition(() => retryAsked);
    } else {
      await condition(() => retryAsked, pending.nextInMs, {
        summary: 'Next attempt is due, or an operator pressed retry',
      });
    }
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (!retryAsked && (historyLength > eventsPerRun || continueAsNewSuggested)) {
      await continueAsNew<typeof releaseNumbers>(input);
    }
  }
}

async function inWindow<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const rest = items[Symbol.iterator]();
  const lane = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(window, items.length) }, lane));
}

function describe({ total, released, needsOperator, nextAttemptAt }: ReleaseProgress): string {
  return [
    `**${released} of ${total} numbers released**`,
    ...(needsOperator > 0 ? [`${needsOperator} wait for an operator: see the inbox`] : []),
    ...(nextAttemptAt ? [`Next attempt at ${nextAttemptAt}`] : []),
  ].join('\n\n');
}
