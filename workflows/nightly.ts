import { continueAsNew, isCancellation, setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import { archive, database, inventory } from './activities.ts';
import type { NightlyInput } from './contract.ts';

/** Comparisons under way at once: each reads one carrier's list, page by page. */
const lanes = 4;
/** A run hands over to the next one well before histories grow slow to load. */
const eventsPerRun = 2_000;

/**
 * The night's work, or one account's part of it by day: compares every account's numbers of every carrier with the
 * carrier's list, then the campaigns with their workflows. A comparison that fails holds up none of the others.
 */
export async function nightly(input: NightlyInput): Promise<void> {
  const { accountId } = input;
  let { after } = input;
  let compared = 0;
  let failed = 0;
  for (let more = true; more;) {
    const page = await database.comparisonTargets({ after, accountId });
    const rest = page.targets[Symbol.iterator]();
    const lane = async () => {
      for (const target of rest) {
        try {
          await inventory.compareInventory(target);
          compared += 1;
        } catch (error) {
          if (isCancellation(error)) throw error;
          failed += 1;
          await database.giveUpComparison(target);
        }
        setCurrentDetails(`**${compared} compared**, ${failed} failed in this run`);
      }
    };
    await Promise.all(Array.from({ length: lanes }, lane));
    after = page.next;
    more = after !== null;
    const { historyLength, continueAsNewSuggested } = workflowInfo();
    if (more && (historyLength > eventsPerRun || continueAsNewSuggested)) {
      await continueAsNew<typeof nightly>({ ...input, after });
    }
  }
  if (accountId !== null) return;
  await inventory.reconcileWorkflows();
  await archive.sealFixedLeaks();
}
