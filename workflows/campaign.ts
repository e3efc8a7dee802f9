import {
  allHandlersFinished,
  condition,
  continueAsNew,
  log,
  patched,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import { database } from './activities.ts';
import { afterClose } from './after-close.ts';
import { answerArchive } from './archive-update.ts';
import {
  archiveSignal,
  callMadeSignal,
  plausibleDialAtMs,
  policyChangedSignal,
  statusQuery,
  type CampaignInput,
  type CampaignWorkflowStage,
} from './contract.ts';
import { iso, Presentation } from './presentation.ts';
import type { CampaignState } from '../src/db/campaigns/workflow-state.ts';

/** The database's clock disagrees with the server's by little; asking again more often than this would be a hot loop. */
const shortestWaitMs = 1_000;

/** Workflows of before let a signalled dial move the deadline without asking. */
const signalsPutOffNothing = 'signals-put-off-nothing';

/**
 * A campaign's life, from its launch to the end of its archive. It decides nothing alone: at the notice and at the
 * deadline it asks the database, and obeys the answer. The timer is lazy: a `callMade` signal moves none. Anybody who may
 * use Temporal can signal, so a signal can only make the workflow ask earlier, never later than the database said.
 */
export async function campaign(input: CampaignInput): Promise<void> {
  const { campaignId, accountId } = input;
  const presentation = new Presentation(input.campaignId);
  let { lastDialAtMs, noticed, archiveRequested } = input;
  let stage: CampaignWorkflowStage = noticed ? 'notice' : 'active';
  let deadlineMs: number | null = null;
  let dialSinceNotice = false;
  let askAgain = false;
  let signals = 0;
  let notBeforeMs = 0;

  // Who may use Temporal can signal anything, so nothing is known of what comes.
  const callMade = (call: unknown) => {
    signals += 1;
    const dialAtMs = plausibleDialAtMs(call, Date.now());
    if (dialAtMs === null) {
      log.warn('a callMade signal was ignored: it has no plausible dialAtMs');
      return;
    }
    if (dialAtMs <= lastDialAtMs) return;
    lastDialAtMs = dialAtMs;
    dialSinceNotice = noticed;
  };
  const archive = () => {
    signals += 1;
    archiveRequested = true;
  };
  const lookAgain = () => {
    signals += 1;
    askAgain = true;
    notBeforeMs = 0;
  };
  const status = () => ({
    stage,
    lastDialAt: iso(lastDialAtMs),
    deadline: deadlineMs === null ? null : iso(deadlineMs),
    signalsThisRun: signals,
  });
  setHandler(callMadeSignal, callMade, { description: 'A dial was placed. A hint: the database decides.' });
  setHandler(archiveSignal, archive, { description: 'Archive now. The update of this name also answers.' });
  setHandler(policyChangedSignal, lookAgain, {
    description: 'Ask the database again when something is due.',
  });
  setHandler(statusQuery, status, { description: 'The stage, the last dial and the deadline.' });
  answerArchive(campaignId, lookAgain);

  // What an update is still to be told would be lost with its run.
  const runIsFull = () =>
    (signals >= input.signalsPerRun || workflowInfo().continueAsNewSuggested) && allHandlersFinished();
  for (;;) {
    // Before the question, so that what is signalled while it is asked counts.
    dialSinceNotice = false;
    askAgain = false;
    const known: Answer = await database.loadCampaign(campaignId);
    lastDialAtMs = Math.max(lastDialAtMs, known.lastDialAtMs);
    if (known.status === 'archived') break;
    noticed = known.noticed;

    const dueMs = (dialAtMs: number) =>
      Math.max(known.nextAtMs ?? dialAtMs + known.inactivityMs - (noticed ? 0 : known.noticeMs), notBeforeMs);
    let due = false;

    // Waits until something is due, without asking the database again: a full run carries on where it was.
    for (;;) {
      deadlineMs = shownDeadlineMs(known, lastDialAtMs);
      stage = noticed && !dialSinceNotice ? 'notice' : 'active';
      presentation.show(stage, lastDialAtMs, deadlineMs);
      if (archiveRequested) break;
      // What the database said is due is asked for, whatever was signalled since: only its answer puts anything off.
      const databaseDueMs = dueMs(known.lastDialAtMs);
      const signalled = lastDialAtMs > known.lastDialAtMs || dialSinceNotice || askAgain;
      due = databaseDueMs <= Date.now() && (!signalled || patched(signalsPutOffNothing));
      if (due || dialSinceNotice || askAgain) break;
      const waitMs = (databaseDueMs > Date.now() ? databaseDueMs : dueMs(lastDialAtMs)) - Date.now();
      if (waitMs <= 0) break;
      if (runIsFull()) {
        await continueAsNew<typeof campaign>({ ...input, lastDialAtMs, noticed, archiveRequested });
      }
      await condition(() => archiveRequested || dialSinceNotice || askAgain || runIsFull(), waitMs, {
        summary: noticed ? 'Deadline, unless somebody dials' : 'Notice, unless somebody dials',
      });
    }
    if ((dialSinceNotice || askAgain) && !due && !archiveRequested) continue;

    if (archiveRequested) {
      await database.closeByOperator(campaignId);
    } else if (noticed) {
      const close = await database.closeForInactivity({
        campaignId,
        cutoffMs: Date.now() - known.inactivityMs,
      });
      notBeforeMs = Date.now() + Math.max(close.waitMs, shortestWaitMs);
    } else {
      const cutoffMs = Date.now() - (known.inactivityMs - known.noticeMs);
      const notice = await database.giveNotice({ campaignId, cutoffMs });
      notBeforeMs = Date.now() + (notice.given ? 0 : Math.max(notice.waitMs, shortestWaitMs));
    }
  }

  deadlineMs = null;
  await afterClose({
    campaignId,
    accountId,
    lastDialAtMs,
    presentation,
    entered: (entered) => (stage = entered),
  });
}

// Workers of 0.1, whose answers stand in histories, told neither when something is due nor the deadline: both were
// then the newest dial and the policy.
type Answer = Omit<CampaignState, 'nextAtMs' | 'deadlineMs'> &
  Partial<Pick<CampaignState, 'nextAtMs' | 'deadlineMs'>>;

/** Null while the campaign is exempt. A dial that was signalled since is believed, for people's eyes alone. */
function shownDeadlineMs(known: Answer, lastDialAtMs: number): number | null {
  const { deadlineMs, inactivityMs } = known;
  if (deadlineMs === undefined) return lastDialAtMs + inactivityMs;
  if (deadlineMs === null || lastDialAtMs <= known.lastDialAtMs) return deadlineMs;
  return Math.max(deadlineMs, lastDialAtMs + inactivityMs);
}
