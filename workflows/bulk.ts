import { continueAsNew, setCurrentDetails, setHandler, sleep, workflowInfo } from '@temporalio/workflow';
import { bulkJobs } from './activities.ts';
import { lookAgainNow, retrySignal, type BulkInput } from './contract.ts';

/** When another worker, which may be about to die, still holds what is left. */
const busyMs = 2_000;

/**
 * Does one action to many campaigns, some at a time. What is done and what is left is in the database alone, so a run
 * holds nothing that a new one would miss.
 */
export async function bulk(input: BulkInput): Promise<void> {
  const { jobId } = input;
  let askedAgain = false;
  const retry = () => {
    askedAgain = true;
  };
  setHandler(retrySignal, retry, { description: lookAgainNow });
  for (;;) {
    // Before the question, so that a job which is resumed while it is asked is not taken for done.
    askedAgain = false;
    const { total, done, worked } = await bulkJobs.runBulkItems({ jobId });
    setCurrentDetails(`**${done} of ${total}** campaigns done`);
    if (done === total && !askedAgain) return;
    if (worked === 0 && !askedAgain) await sleep(busyMs, { summary: 'The rest is held by another worker' });
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof bulk>(input);
  }
}
