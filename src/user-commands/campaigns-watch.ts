import { setTimeout as sleep } from 'node:timers/promises';
import type { Lastcall } from '../../clients/typescript/src/index.ts';
import { stageWords } from './campaign-words.ts';
import { CommandError, throwIfInterrupted } from './command-error.ts';
import { connect } from './connect.ts';
import { runCommand } from './run-command.ts';
import type { Campaign } from './schemas.ts';
import { counted, localTime, printJsonLine } from './terminal.ts';

const pollMs = 1_000;
/** It goes on over a restart of the API, for about two minutes. */
export const watchRetries = 8;

/** `lastcall campaigns watch <campaign>` */
export async function watchCampaign(reference: string, { json }: { json?: boolean }): Promise<void> {
  await runCommand({ json }, async (signal) => {
    const { lastcall } = await connect({ maxRetries: watchRetries });
    await watch(lastcall, await lastcall.campaigns.get(reference, { signal }), { json, signal });
  });
}

/**
 * Tells each step of a campaign on its way to the end, until it is there.
 *
 * @throws CommandError for a draft, and when it is interrupted
 */
export async function watch(
  lastcall: Lastcall,
  first: Campaign,
  { json, signal }: { json: boolean | undefined; signal: AbortSignal },
): Promise<void> {
  if (first.status === 'draft') {
    throw new CommandError(
      'failed',
      'campaign_not_launched',
      'This campaign is a draft: there is nothing to watch yet.',
    );
  }
  let told = '';
  for (let campaign = first; ; campaign = await lastcall.campaigns.get(first.id, { signal })) {
    const step = stepOf(campaign);
    if (JSON.stringify(step) !== told) {
      told = JSON.stringify(step);
      if (json) printJsonLine({ at: new Date().toISOString(), campaignId: campaign.id, ...step });
      else console.log(`${new Date().toISOString()}  ${words(campaign)}`);
    }
    if (campaign.archive?.stage === 'complete') return;
    await sleep(pollMs, undefined, { signal }).catch(() => {});
    throwIfInterrupted(signal);
  }
}

const stepOf = ({ status, archive, counts }: Campaign) => ({
  status,
  stage: archive?.stage ?? null,
  numbers: counts.numbers,
  releasedNumbers: counts.releasedNumbers,
  stuckNumbers: counts.stuckNumbers,
});

function words(campaign: Campaign): string {
  const { archive, counts, deadline } = campaign;
  if (!archive) {
    return deadline === null
      ? 'active'
      : `active, archives itself at ${localTime(deadline)} unless somebody dials`;
  }
  const stuck = counts.stuckNumbers;
  const waits =
    stuck === 0 ? '' : ` (${counted(stuck, 'number waits', 'numbers wait')} for a person: see the inbox)`;
  return `${stageWords(campaign)}${waits}`;
}
