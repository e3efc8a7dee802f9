import {
  allHandlersFinished,
  CancellationScope,
  condition,
  executeChild,
  ParentClosePolicy,
  sleep,
} from '@temporalio/workflow';
import { ChildWorkflowFailure, WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { database, seals } from './activities.ts';
import { releaseWorkflowId, type CampaignWorkflowStage } from './contract.ts';
import { pauseMs } from './pauses.ts';
import type { Presentation } from './presentation.ts';
import { releaseNumbers } from './release-numbers.ts';
import { foundBy, shownAs } from './shown-as.ts';

interface AfterClose {
  campaignId: string;
  accountId: string;
  lastDialAtMs: number;
  presentation: Presentation;
  entered: (stage: CampaignWorkflowStage) => void;
}

const firstDrainLookMs = 2_000;
const longestDrainLookMs = 120_000;

/**
 * What follows the close: drain, seal, release, complete, and the late results. Every step asks the database where it
 * stands and repeats harmlessly, so a campaign whose workflow was lost may be started again at any point. Nothing of
 * it can be cancelled: the close has happened.
 */
export async function afterClose({
  campaignId,
  accountId,
  lastDialAtMs,
  presentation,
  entered,
}: AfterClose): Promise<void> {
  const enter = (stage: CampaignWorkflowStage, progress?: string) => {
    entered(stage);
    presentation.show(stage, lastDialAtMs, null, progress);
  };
  await CancellationScope.nonCancellable(async () => {
    enter('draining');
    for (let lookMs = firstDrainLookMs; ; lookMs = Math.min(lookMs * 2, longestDrainLookMs)) {
      const drain = await database.checkDrain(campaignId);
      if (drain.drained) break;
      enter('draining', `${drain.openCalls} calls still open`);
      await sleep(Math.min(lookMs, drain.graceLeftMs), {
        summary: `Drain: ${drain.openCalls} calls still open`,
      });
    }

    await database.enterStage({ campaignId, stage: 'sealing' });
    enter('sealing');
    await seals.seal({ campaignId, kinds: ['calls', 'contacts'] });

    await database.enterStage({ campaignId, stage: 'releasing' });
    enter('releasing');
    await release(campaignId, accountId);
    await seals.seal({ campaignId, kinds: ['calls', 'contacts', 'receipts'] });

    await database.enterStage({ campaignId, stage: 'complete' });
    enter('complete');
    const lateLeftMs = await database.lateWindowLeftMs(campaignId);
    if (lateLeftMs > 0) await sleep(lateLeftMs, { summary: 'Late results are taken until then' });
    await seals.sealLate(campaignId);
    await condition(allHandlersFinished);
  });
}

/**
 * Releases the numbers in a workflow of its own. One that runs already (an operator's retry began it, or it outlived the
 * campaign's workflow of before) and one that was ended half way are both followed by another, which asks the database
 * what is left.
 */
async function release(campaignId: string, accountId: string): Promise<void> {
  for (let pauses = 0; ; pauses += 1) {
    try {
      return await executeChild(releaseNumbers, {
        workflowId: releaseWorkflowId(campaignId),
        args: [{ version: 1, campaignId, accountId }],
        // A release without its campaign's workflow would be finished by nobody; the next start begins it again.
        parentClosePolicy: ParentClosePolicy.TERMINATE,
        staticSummary: `${shownAs(campaignId)}: releases its numbers`,
        ...foundBy({ campaignId, accountId }),
      });
    } catch (error) {
      const again =
        error instanceof WorkflowExecutionAlreadyStartedError || error instanceof ChildWorkflowFailure;
      if (!again) throw error;
      await sleep(pauseMs(pauses), { summary: 'The release runs already or was ended; looking again' });
    }
  }
}
