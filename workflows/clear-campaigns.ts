import { continueAsNew, setCurrentDetails, setHandler, workflowInfo } from '@temporalio/workflow';
import { shortId } from '../src/domain/short-id.ts';
import { database, seals } from './activities.ts';
import { type ClearInput, lookAgainNow, retrySignal } from './contract.ts';

/**
 * Takes the rows of sealed campaigns out of the database, one campaign after the other. Which ones, and how far each is,
 * stands in the database alone; one whose rows have to stay is passed over until somebody asks again.
 */
export async function clearCampaigns(input: ClearInput): Promise<void> {
  let askedAgain = false;
  let { after } = input;
  const retry = () => {
    askedAgain = true;
  };
  setHandler(retrySignal, retry, { description: lookAgainNow });
  // The signal that began it asks for nothing more than this run.
  askedAgain = false;
  for (;;) {
    const campaignId = await database.nextToClear({ after });
    if (campaignId === null) {
      if (!askedAgain) return;
      askedAgain = false;
      after = null;
      continue;
    }
    setCurrentDetails(`Campaign ${shortId(campaignId)} (${campaignId}) leaves the database`);
    await seals.clearCampaign({ campaignId });
    after = campaignId;
    if (workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof clearCampaigns>({ ...input, after: askedAgain ? null : after });
    }
  }
}
