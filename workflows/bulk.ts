import { continueAsNew, setCurrentDetails, sleep, workflowInfo } from '@temporalio/workflow';
import { bulkJobs } from './activities.ts';
import type { BulkInput } from './contract.ts';

/** When another worker, which may be about to die, still holds what is left. */
const busyMs = 2_000;

/**
 * Does one action to many campaigns, some at a time. What is done and what is left is in the database alone, so a run
 * holds nothing that a new one would miss.
 */
export async function bulk(input: BulkInput): Promise<void> {
  const { jobId } = input;
  for (;;) {
    const { total, done, worked } = await bulkJobs.runBulkItems({ jobId });
    setCurrentDetails(`**${done} of ${total}** campaigns done`);
    if (done === total) return;
    if (worked === 0) await sleep(busyMs, { summary: 'The rest is held by another worker' });
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof bulk>(input);
  }
}
