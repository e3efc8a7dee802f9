import { patched, setCurrentDetails, upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import { shortId } from '../src/domain/short-id.ts';
import type { CampaignWorkflowStage } from './contract.ts';
import { campaignKey, deadlineKey, stageKey, statusKey } from './search-attributes.ts';
import { shownAs } from './shown-as.ts';

const foundByShortId = 'found-by-short-id';

const explanations: Record<CampaignWorkflowStage, string> = {
  active: 'Callers may dial. The timer is lazy: it is not moved by a dial, it looks again when it fires.',
  notice: 'Archives itself at the deadline unless somebody dials. People have been told.',
  draining:
    'Closed. Waiting for calls that were live at the close to end, so that no number is taken from under one.',
  sealing: 'Closed. Writing the archive.',
  releasing: 'Closed and sealed. Giving the numbers back; see the child workflow `release-…`.',
  complete:
    'Every number is proved gone. Results of calls placed before the close are still taken for a day after it.',
};

/** What operators see of a campaign: its current details, and the search attributes when the stage changes. */
export class Presentation {
  readonly #campaignId: string;
  #stage: CampaignWorkflowStage | undefined;

  constructor(campaignId: string) {
    this.#campaignId = campaignId;
  }

  /** @param deadlineMs Unix epoch in ms; null while the campaign is exempt, and after the close */
  show(
    stage: CampaignWorkflowStage,
    lastDialAtMs: number,
    deadlineMs: number | null,
    progress?: string,
  ): void {
    // A list, because the UI draws tables without their lines.
    setCurrentDetails(
      [
        shownAs(this.#campaignId),
        '',
        `**${stage}** — ${explanations[stage]}`,
        '',
        `- last dial or launch: ${iso(lastDialAtMs)}`,
        ...(deadlineMs === null ? [] : [`- deadline: ${iso(deadlineMs)}`]),
        ...(progress === undefined ? [] : [`- progress: ${progress}`]),
      ].join('\n'),
    );
    if (stage === this.#stage) return;
    this.#stage = stage;
    // Only on a change of stage: each upsert is an event and a write to the visibility store.
    upsertSearchAttributes([
      { key: statusKey, value: stage === 'active' || stage === 'notice' ? 'active' : 'archived' },
      { key: stageKey, value: stage },
      { key: deadlineKey, value: deadlineMs === null ? null : new Date(deadlineMs) },
      ...(this.#foundByShortId() ? [] : [{ key: campaignKey, value: shortId(this.#campaignId) }]),
    ]);
  }

  /** Or it was begun by a version that knew of no such attribute, and gets it with its next stage. */
  #foundByShortId(): boolean {
    return workflowInfo().typedSearchAttributes.get(campaignKey) !== undefined || !patched(foundByShortId);
  }
}

export const iso = (ms: number): string => new Date(ms).toISOString();
