import { continueAsNew, patched, setHandler, workflowInfo } from '@temporalio/workflow';
import { carrierActivities, database } from './activities.ts';
import { Beside } from './beside.ts';
import { lookAgainNow, retrySignal, type CarrierReleaseInput } from './contract.ts';

/** Waits shorter than this are slept here; longer ones end the workflow, and the campaign's begins it again. */
const lingerMs = 60_000;
/** A floor under the wait for the next attempt: the database's clock is not the server's. */
const shortestWaitMs = 100;
/** A run hands over to the next one well before histories grow slow to load, and far below the server's limit. */
const eventsPerRun = 8_000;
/** The ids of a thousand numbers are some 40 kB: a run hands over long before the server's 50 MB, too. */
const bytesPerRun = 8_000_000;

/**
 * Releases a campaign's numbers of one carrier: a sliding window of activities on the carrier's task queue, just wide
 * enough to keep the carrier's rate. An activity takes about half a second's worth of numbers, or as many as one order
 * takes, each under a claim of its own: one a number would cost Temporal more than the release costs the carrier. Ends when
 * nothing is due within a minute.
 */
export async function releaseCarrier(input: CarrierReleaseInput): Promise<void> {
  const { campaignId, accountId, carrier } = input;
  const { attemptReleases } = carrierActivities(workflowInfo().taskQueue, carrier, accountId);
  const underWay = new Set<string>();
  const beside = new Beside();
  let retryAsked = false;
  const retry = () => {
    retryAsked = true;
  };
  setHandler(retrySignal, retry, { description: lookAgainNow });

  const attempt = async (numberIds: string[]) => {
    for (const numberId of numberIds) underWay.add(numberId);
    await attemptReleases(numberIds);
    for (const numberId of numberIds) underWay.delete(numberId);
  };

  for (;;) {
    const { historyLength, historySize } = workflowInfo();
    // The version before counted events alone, and so its histories may go on beyond this size.
    if (historyLength > eventsPerRun || (historySize > bytesPerRun && patched('bytes-per-run'))) {
      await beside.until(() => underWay.size === 0);
      await continueAsNew<typeof releaseCarrier>(input);
    }
    retryAsked = false;
    const due = await database.dueReleases({ campaignId, carrier, underWay: underWay.size });
    const fresh = due.numberIds
      .filter((numberId) => !underWay.has(numberId))
      .slice(0, Math.max(0, due.window - underWay.size));
    for (let at = 0; at < fresh.length; at += due.batch) {
      beside.begin(attempt(fresh.slice(at, at + due.batch)));
    }

    const { size } = underWay;
    if (size === 0) {
      if (due.nextInMs === null || due.nextInMs > lingerMs) return;
      await beside.until(() => retryAsked, Math.max(due.nextInMs, shortestWaitMs), {
        summary: 'The next attempt is due',
      });
    } else if (fresh.length > 0) {
      await beside.until(() => retryAsked || underWay.size <= due.window / 2);
    } else {
      // Nothing new is due: the next look comes when an attempt has ended, which may have made one due.
      const changed = () => retryAsked || underWay.size < size;
      if (due.nextInMs === null || due.nextInMs > lingerMs) await beside.until(changed);
      else
        await beside.until(changed, Math.max(due.nextInMs, shortestWaitMs), {
          summary: 'The next attempt is due',
        });
    }
  }
}
