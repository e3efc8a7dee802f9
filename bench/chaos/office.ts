import { setTimeout as sleep } from 'node:timers/promises';
import { must } from './ask.ts';
import type { World } from './life.ts';
import { type ModelCampaign, recordedCalls } from './model.ts';

const pauseMs = 1_500;
/** Beyond it a policy has no more days to go up by. */
const mostDays = 365;

/** Somebody who raises the policy's days by one, each time from what they saw; two of them at once meet. */
export async function changePolicy({ ask, model, random }: World, over: () => boolean): Promise<void> {
  while (!over()) {
    const { inactivityDays, etag } = await must(ask, 'GET', '/v1/account');
    if (inactivityDays >= mostDays) return;
    const { status, text } = await ask('PATCH', '/v1/account', {
      body: { inactivityDays: inactivityDays + 1 },
      headers: { 'if-match': etag },
    });
    if (status === 200) model.policyChanges += 1;
    else if (status !== 412) throw new Error(`PATCH /v1/account: ${status} ${text}`);
    await sleep(random.between(0, 2 * pauseMs));
  }
}

/** Somebody who exports all dials of some campaigns, and takes one campaign's calls as they are. */
export async function exportDials({ ask, model, random }: World, over: () => boolean): Promise<void> {
  while (!over()) {
    await sleep(random.between(pauseMs, 3 * pauseMs));
    if (model.campaigns.length === 0) continue;
    const chosen = [...new Set([random.pick(model.campaigns), random.pick(model.campaigns)])];
    await must(ask, 'GET', `/v1/campaigns/${chosen[0]!.id}/exports/calls.csv`);
    const callIds = new Set(chosen.flatMap(callsBeforeArchive));
    const body = {
      kind: 'dials',
      format: 'csv',
      columns: ['call_id'],
      campaignIds: chosen.map(({ id }) => id),
    };
    const { id } = await must(ask, 'POST', '/v1/account-exports', { body });
    model.exports.push({ id, callIds });
  }
}

/** Somebody who clones a few campaigns at once. */
export async function clone({ ask, model, random }: World, over: () => boolean): Promise<void> {
  while (!over()) {
    await sleep(random.between(2 * pauseMs, 6 * pauseMs));
    if (model.campaigns.length === 0) continue;
    const campaignIds = [...new Set(Array.from({ length: 3 }, () => random.pick(model.campaigns).id))];
    const body = { action: 'clone', campaignIds, copyContacts: true };
    const { id } = await must(ask, 'POST', '/v1/bulk-jobs', { body });
    model.jobs.push({ id, action: 'clone', campaignIds });
  }
}

/** What comes later may stand in a later seal. */
const callsBeforeArchive = (campaign: ModelCampaign): string[] =>
  [...recordedCalls(campaign)].flatMap(([id, events]) =>
    events.some(
      ({ type, answeredMs }) => type === 'started' && answeredMs < (campaign.archiveAskedMs ?? Infinity),
    )
      ? id
      : [],
  );
