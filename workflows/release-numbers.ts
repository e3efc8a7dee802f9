import {
  condition,
  continueAsNew,
  defineQuery,
  defineSignal,
  setCurrentDetails,
  setHandler,
  sleep,
  startChild,
  workflowInfo,
  type ChildWorkflowHandle,
} from '@temporalio/workflow';
import { database } from './activities.ts';
import {
  carrierReleaseWorkflowId,
  progressQuery,
  retrySignal,
  type ReleaseInput,
  type ReleaseProgress,
} from './contract.ts';
import { releaseCarrier } from './release-carrier.ts';

/** How often the progress that operators see is brought up to date while carriers are at work. */
const progressEveryMs = 60_000;
/** A carrier's workflow that failed (a bug, or an operator ended it) is begun again no sooner than this. */
const failurePauseMs = 30_000;

/**
 * Releases a campaign's numbers: starts a workflow for each carrier that has something due, and sleeps until the next
 * attempt is due or an operator pressed retry. Where each number stands is in the database alone, so a run holds
 * nothing that a new one would miss, and waits of days cost a timer.
 */
export async function releaseNumbers(input: ReleaseInput): Promise<void> {
  const { campaignId } = input;
  const progress: ReleaseProgress = { total: 0, released: 0, needsOperator: 0, nextAttemptAt: null };
  const atWork = new Map<string, ChildWorkflowHandle<typeof releaseCarrier>>();
  const retrySignalDefinition = defineSignal(retrySignal);
  let retryAsked = false;
  let finished = 0;
  setHandler(retrySignalDefinition, () => {
    retryAsked = true;
  });
  setHandler(defineQuery<ReleaseProgress>(progressQuery), () => progress);

  const work = async (carrier: string) => {
    const child = await startChild(releaseCarrier, {
      workflowId: carrierReleaseWorkflowId(campaignId, carrier),
      args: [{ ...input, carrier }],
      staticSummary: `Releases the ${carrier} numbers of campaign ${campaignId}`,
    });
    atWork.set(carrier, child);
    try {
      await child.result();
    } catch {
      await sleep(failurePauseMs, { summary: `The ${carrier} workflow failed; beginning it again` });
    }
    atWork.delete(carrier);
    finished += 1;
  };

  for (;;) {
    const forward = retryAsked;
    retryAsked = false;
    if (forward) {
      await Promise.allSettled([...atWork.values()].map((child) => child.signal(retrySignalDefinition)));
    }
    const summary = await database.releaseSummary(campaignId);
    Object.assign(progress, {
      total: summary.total,
      released: summary.total - summary.remaining,
      needsOperator: summary.needsOperator,
      nextAttemptAt: summary.nextInMs === null ? null : new Date(Date.now() + summary.nextInMs).toISOString(),
    });
    setCurrentDetails(describe(progress));
    if (summary.remaining === 0 && atWork.size === 0) return;

    for (const carrier of summary.carriersDue) if (!atWork.has(carrier)) void work(carrier);
    if (atWork.size === 0 && summary.carriersDue.length === 0 && !retryAsked) {
      if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof releaseNumbers>(input);
      if (summary.nextInMs === null) await condition(() => retryAsked);
      else await condition(() => retryAsked, summary.nextInMs, { summary: 'The next attempt is due' });
    } else {
      const before = finished;
      await condition(() => retryAsked || finished > before, progressEveryMs, { summary: 'Progress' });
    }
  }
}

function describe({ total, released, needsOperator, nextAttemptAt }: ReleaseProgress): string {
  return [
    `**${released} of ${total} numbers released**`,
    ...(needsOperator > 0 ? [`${needsOperator} wait for an operator: see the inbox`] : []),
    ...(nextAttemptAt ? [`Next attempt at ${nextAttemptAt}`] : []),
  ].join('\n\n');
}
