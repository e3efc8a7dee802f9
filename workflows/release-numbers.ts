import {
  continueAsNew,
  getExternalWorkflowHandle,
  ParentClosePolicy,
  patched,
  setCurrentDetails,
  setHandler,
  sleep,
  startChild,
  workflowInfo,
} from '@temporalio/workflow';
import { database } from './activities.ts';
import { Beside } from './beside.ts';
import {
  carrierReleaseWorkflowId,
  lookAgainNow,
  progressQuery,
  retrySignal,
  type ReleaseInput,
  type ReleaseProgress,
} from './contract.ts';
import { pauseMs } from './pauses.ts';
import { releaseCarrier } from './release-carrier.ts';
import { foundBy, shownAs } from './shown-as.ts';

/** How often the progress that operators see is brought up to date while carriers are at work. */
const progressEveryMs = 60_000;

/**
 * Releases a campaign's numbers: starts a workflow for each carrier that has something due, and sleeps until the next
 * attempt is due or an operator pressed retry. Where each number stands is in the database alone, so a run holds
 * nothing that a new one would miss, and waits of days cost a timer. So a carrier's workflow that runs already, because
 * it outlived the parent that it had, is not waited for but met again after a pause: what it did is not due any more.
 */
export async function releaseNumbers(input: ReleaseInput): Promise<void> {
  const { campaignId } = input;
  const progress: ReleaseProgress = { total: 0, released: 0, needsOperator: 0, nextAttemptAt: null };
  const beside = new Beside();
  const atWork = new Map<string, 'running' | 'pausing'>();
  const pausesInARow = new Map<string, number>();
  let retryAsked = false;
  let finished = 0;
  const retry = () => {
    retryAsked = true;
  };
  setHandler(retrySignal, retry, { description: lookAgainNow });
  setHandler(progressQuery, () => progress, { description: 'How many numbers of how many are back.' });

  const work = async (carrier: string) => {
    try {
      const child = await startChild(releaseCarrier, {
        workflowId: carrierReleaseWorkflowId(campaignId, carrier),
        args: [{ ...input, carrier }],
        // Whoever ends the parent wants the release to stop, and the next parent begins it again.
        parentClosePolicy: ParentClosePolicy.TERMINATE,
        staticSummary: `${shownAs(campaignId)}: releases its ${carrier} numbers`,
        ...foundBy(input),
      });
      atWork.set(carrier, 'running');
      await child.result();
      pausesInARow.delete(carrier);
    } catch {
      const pauses = pausesInARow.get(carrier) ?? 0;
      pausesInARow.set(carrier, pauses + 1);
      atWork.set(carrier, 'pausing');
      await sleep(pauseMs(pauses), {
        summary: `The ${carrier} workflow runs already or failed; looking again`,
      });
    }
    atWork.delete(carrier);
    finished += 1;
  };

  for (;;) {
    const forward = retryAsked;
    retryAsked = false;
    if (forward) {
      // By id, so that it also reaches one that another parent began. One that has ended need not know.
      const told = [...atWork.keys()].map((carrier) =>
        getExternalWorkflowHandle(carrierReleaseWorkflowId(campaignId, carrier)).signal(retrySignal),
      );
      await Promise.allSettled(told);
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

    const noneRuns = [...atWork.values()].every((state) => state === 'pausing');
    if (noneRuns && workflowInfo().continueAsNewSuggested) await continueAsNew<typeof releaseNumbers>(input);
    for (const carrier of summary.carriersDue) {
      if (atWork.has(carrier)) continue;
      // Version 0.1 noted a carrier only once its workflow had begun, and so its histories may begin one twice.
      if (patched('carrier-noted-first')) atWork.set(carrier, 'running');
      beside.begin(work(carrier));
    }
    if (atWork.size === 0 && summary.carriersDue.length === 0 && !retryAsked) {
      if (summary.nextInMs === null) await beside.until(() => retryAsked);
      else await beside.until(() => retryAsked, summary.nextInMs, { summary: 'The next attempt is due' });
    } else {
      const before = finished;
      const changed = () => retryAsked || finished > before;
      await beside.until(changed, progressEveryMs, { summary: 'Progress' });
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
