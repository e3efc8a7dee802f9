import { continueAsNew, isCancellation, patched, setCurrentDetails } from '@temporalio/workflow';
import { database, inventory, seals } from './activities.ts';
import type { NightlyInput } from './contract.ts';

/** Comparisons under way at once: each reads one carrier's list, page by page. */
const lanes = 4;

/**
 * The night's work, or one account's part of it on demand: compares every account's numbers of every carrier with the
 * carrier's list, then the campaigns with their workflows. A comparison that fails holds up none of the others. A run
 * does one page of accounts, so that histories stay short however many there are.
 */
export async function nightly(input: NightlyInput): Promise<void> {
  const { after, accountId } = input;
  const { targets, next } = await database.comparisonTargets({ after, accountId });
  const rest = targets[Symbol.iterator]();
  let compared = 0;
  const lane = async () => {
    for (const target of rest) {
      try {
        await inventory.compareInventory(target);
      } catch (error) {
        if (isCancellation(error)) throw error;
        await database.giveUpComparison(target);
      }
      compared += 1;
      setCurrentDetails(`**${compared} of ${targets.length}** comparisons of this run`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (next !== null) await continueAsNew<typeof nightly>({ ...input, after: next });

  if (accountId !== null) return;
  setCurrentDetails('Campaigns and their workflows');
  await inventory.reconcileWorkflows();
  await seals.sealFixedLeaks();
  if (patched('retention')) await seals.deleteExpired();
  if (patched('clearing')) await database.beginClearing();
}
