import { condition, continueAsNew, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import { seals } from './activities.ts';
import { type EraseInput, lookAgainNow, retrySignal } from './contract.ts';

/** Something has to be done by a person: a hold lifted, a lock waited for. */
const blockedMs = 60 * 60_000;
/** A campaign is being sealed right now. */
const busyMs = 30_000;

/**
 * Takes a person out of an account's data, campaign by campaign. Whom, and how far it is, stands in the database alone.
 */
export async function erase(input: EraseInput): Promise<void> {
  const { erasureId } = input;
  let askedAgain = false;
  const retry = () => {
    askedAgain = true;
  };
  setHandler(retrySignal, retry, { description: lookAgainNow });
  for (;;) {
    askedAgain = false;
    const { total, done, state } = await seals.eraseNext({ erasureId });
    setCurrentDetails(`**${done} of ${total}** campaigns looked through (${state})`);
    if (state === 'finished') return;
    if (state !== 'going_on') {
      await condition(() => askedAgain, state === 'blocked' ? blockedMs : busyMs);
    }
    if (workflowInfo().continueAsNewSuggested) await continueAsNew<typeof erase>(input);
  }
}
