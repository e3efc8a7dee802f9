import { setTimeout as sleep } from 'node:timers/promises';
import { sandboxAccounts } from '../../sandbox/accounts.ts';
import type { SandboxControl } from '../../sandbox/control-client.ts';
import { uuidv7 } from '../../src/ids.ts';
import { must, type Ask } from './api.ts';
import type { Random } from '../random.ts';

/** What was asked of a campaign from outside, and what the API answered. */
export interface LoadedCampaign {
  id: string;
  numbers: string[];
  archiveAsked: boolean;
  /** Event ids that an answer called recorded, by the call that they are of. */
  acknowledged: Map<string, string>;
  refused: Set<string>;
  /** Calls that were acknowledged after the archive was asked for: the sealed export may have them only a day later. */
  late: Set<string>;
}

const numbersPerCarrier = 2;
const eventTypes = ['started', 'finished'] as const;
const pauseMs = 400;

/** A launched campaign with numbers at every carrier. */
export async function launch(ask: Ask, control: SandboxControl, ordinal: number): Promise<LoadedCampaign> {
  const rented = [];
  for (const [at, { carrier, account }] of sandboxAccounts.entries()) {
    const from = `+1${200 + ordinal}${550 + at}0001`;
    for (const { e164 } of await control.seed({
      carrier,
      account,
      range: { from, count: numbersPerCarrier },
    }))
      rented.push({ e164, carrier });
  }
  const { id } = await must(ask, 'POST', '/v1/campaigns', { name: `Campaign ${ordinal}` });
  const path = `/v1/campaigns/${id}`;
  await must(ask, 'POST', `${path}/numbers`, { numbers: rented });
  // Asked again after an answer that was lost, it says that the campaign is launched already.
  const { status, text } = await ask('POST', `${path}/launch`);
  if (status >= 400 && status !== 409) throw new Error(`launch: ${status} ${text}`);
  return {
    id,
    numbers: rented.map(({ e164 }) => e164),
    archiveAsked: false,
    acknowledged: new Map(),
    refused: new Set(),
    late: new Set(),
  };
}

/** Reports calls of a campaign until its end is reached or `over` says so; every batch until it has a definite answer. */
export async function dial(
  ask: Ask,
  campaign: LoadedCampaign,
  random: Random,
  over: () => boolean,
): Promise<void> {
  const path = `/v1/campaigns/${campaign.id}/call-events`;
  while (!over() && campaign.refused.size === 0) {
    const events = Array.from({ length: 1 + random.index(3) }, () => uuidv7()).flatMap((callId) =>
      eventTypes.map((type) => ({ id: uuidv7(), type, callId, occurredAt: new Date().toISOString() })),
    );
    // A dialer that does not trust the first answer; what is sent twice must count once.
    const sends = random.index(4) === 0 ? 2 : 1;
    for (let at = 0; at < sends; at += 1) {
      const { status, text } = await ask('POST', path, { events });
      if (status !== 200 && status !== 207 && status !== 409) throw new Error(`${path}: ${status} ${text}`);
      const refused = new Set(
        (JSON.parse(text) as { refused?: { id: string }[] }).refused?.map(({ id }) => id),
      );
      for (const { id, callId } of events) {
        if (refused.has(id)) {
          campaign.refused.add(id);
          continue;
        }
        if (campaign.archiveAsked && !campaign.acknowledged.has(id)) campaign.late.add(callId);
        campaign.acknowledged.set(id, callId);
      }
    }
    await sleep(pauseMs);
  }
}

export async function archive(ask: Ask, campaign: LoadedCampaign): Promise<void> {
  campaign.archiveAsked = true;
  await must(ask, 'POST', `/v1/campaigns/${campaign.id}/archive`);
}
