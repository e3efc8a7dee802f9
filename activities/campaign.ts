import { advanceStage } from '../src/db/campaigns/advance-stage.ts';
import { campaignState, type CampaignState } from '../src/db/campaigns/workflow-state.ts';
import { closeCampaign } from '../src/db/campaigns/close-campaign.ts';
import { giveNotice } from '../src/db/campaigns/give-notice.ts';
import type { ArchiveStage } from '../src/domain/campaign.ts';
import { countOpenCalls } from '../src/db/calls/open-calls.ts';
import type { ActivityDeps } from './deps.ts';

/** A question that depends on time: the last dial must be at or before `cutoffMs` (Unix epoch in ms). */
interface AskWithCutoff {
  campaignId: string;
  cutoffMs: number;
}

/** What came of an operator's wish that a campaign be archived. */
interface OperatorsClose {
  outcome: 'closed' | 'already_closed' | 'not_launched' | 'not_found';
  /** ISO 8601, on the campaign's clock; null where it is not archived. */
  archivedAt: string | null;
}

/** What a campaign's workflow asks of the database. */
export function campaignActivities({ sql, settings }: ActivityDeps) {
  const state = async (campaignId: string): Promise<CampaignState> => {
    const known = await campaignState(sql, campaignId);
    // Retried, not given up: campaigns are never deleted once launched, so this is a database restored from before.
    if (!known) throw new Error(`the database has no launched campaign ${campaignId}`);
    return known;
  };

  const closeForOperator = async (campaignId: string): Promise<OperatorsClose> => {
    const close = await closeCampaign(sql, {
      campaignId,
      reason: 'person',
      actor: 'operator',
      tellWorkflow: false,
    });
    // Nothing keeps a person from it but a launch in this very moment: the next attempt finds it active.
    if (close.outcome === 'still_in_use') throw new Error(`campaign ${campaignId} was just launched`);
    return {
      outcome: close.outcome,
      archivedAt: 'archivedAt' in close ? close.archivedAt.toISOString() : null,
    };
  };

  return {
    loadCampaign: state,

    /** Closes for inactivity if the database agrees; else tells in how many ms it could, at the earliest. */
    async closeForInactivity({
      campaignId,
      cutoffMs,
    }: AskWithCutoff): Promise<{ closed: boolean; waitMs: number }> {
      const result = await closeCampaign(sql, {
        campaignId,
        reason: 'inactivity',
        actor: 'workflow',
        cutoff: new Date(cutoffMs),
        tellWorkflow: false,
      });
      if (result.outcome !== 'still_in_use') return { closed: true, waitMs: 0 };
      const { nextAtMs, nowMs } = await state(campaignId);
      return { closed: false, waitMs: nextAtMs - nowMs };
    },

    /** Closes because an operator sent the `archive` signal; finds it done when the API closed it before. */
    async closeByOperator(campaignId: string): Promise<void> {
      await closeForOperator(campaignId);
    },

    /** The same for an `archive` update. By a name of its own, because workers of before answer nothing by that one. */
    archiveForOperator: closeForOperator,

    /** Marks the campaign as about to archive itself if it is due; else tells in how many ms it will be. */
    async giveNotice({ campaignId, cutoffMs }: AskWithCutoff): Promise<{ given: boolean; waitMs: number }> {
      if (await giveNotice(sql, campaignId, new Date(cutoffMs))) return { given: true, waitMs: 0 };
      const { nextAtMs, nowMs } = await state(campaignId);
      return { given: false, waitMs: nextAtMs - nowMs };
    },

    async enterStage({ campaignId, stage }: { campaignId: string; stage: ArchiveStage }): Promise<void> {
      await advanceStage(sql, campaignId, stage);
    },

    /** Whether the numbers may go: no call is live any more, or the grace after the close is over. */
    async checkDrain(
      campaignId: string,
    ): Promise<{ drained: boolean; openCalls: number; graceLeftMs: number }> {
      const { nowMs, archivedAtMs } = await state(campaignId);
      const openCalls = await countOpenCalls(sql, campaignId, settings.drainGraceMs);
      const graceLeftMs = Math.max(0, (archivedAtMs ?? nowMs) + settings.drainGraceMs - nowMs);
      return { drained: openCalls === 0 || graceLeftMs === 0, openCalls, graceLeftMs };
    },

    async lateWindowLeftMs(campaignId: string): Promise<number> {
      const { lateUntilMs, nowMs } = await state(campaignId);
      return Math.max(0, (lateUntilMs ?? nowMs) - nowMs);
    },
  };
}
