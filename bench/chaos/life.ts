import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxControl } from '../../sandbox/control-client.ts';
import type { Account } from '../../sandbox/model.ts';
import { uuidv7 } from '../../src/ids.ts';
import type { Random } from '../random.ts';
import { type Ask, must } from './ask.ts';
import {
  addCampaign,
  answered,
  isRefused,
  type Model,
  type ModelCampaign,
  type ModelEvent,
} from './model.ts';

const pauseMs = 400;

export interface World {
  ask: Ask;
  control: SandboxControl;
  /** At the carriers that numbers are rented from. */
  accounts: readonly Account[];
  model: Model;
  random: Random;
}

/** A launched campaign with so many numbers, spread over the carriers, and contacts of a file that comes in meanwhile. */
export async function launch(
  { ask, control, accounts, model, random }: World,
  ordinal: number,
  numbers: number,
): Promise<ModelCampaign> {
  const name = `Campaign ${ordinal}`;
  const rented: { e164: string; carrier: string }[] = [];
  for (const [at, { carrier, account }] of accounts.entries()) {
    const count = Math.floor((numbers + accounts.length - 1 - at) / accounts.length);
    if (count === 0) continue;
    const from = `+1${200 + (ordinal % 700)}${2_000_000 + 100_000 * at + 100 * Math.floor(ordinal / 700)}`;
    for (const { e164 } of await control.seed({ carrier, account, range: { from, count } }))
      rented.push({ e164, carrier });
  }
  const { id } = await must(ask, 'POST', '/v1/campaigns', { body: { name } });
  const campaign = addCampaign(model, { id, name, numbers: rented.map(({ e164 }) => e164) });
  const path = `/v1/campaigns/${id}`;
  await Promise.all([
    must(ask, 'POST', `${path}/numbers`, { body: { numbers: rented } }).then(() =>
      must(ask, 'POST', `${path}/launch`),
    ),
    importContacts(ask, campaign, random),
  ]);
  return campaign;
}

async function importContacts(ask: Ask, campaign: ModelCampaign, random: Random): Promise<void> {
  const phones = Array.from({ length: 5 + random.index(20) }, (_, at) => `+1202555${1_000 + at}`);
  await must(ask, 'POST', `/v1/campaigns/${campaign.id}/contacts/import`, {
    body: `phone,first_name\n${phones.map((phone) => `${phone},Ada`).join('\n')}\n`,
  });
  for (const phone of phones) campaign.contacts.add(phone);
}

/** Reports calls of a campaign until its end is reached or `over` says so; every batch until it has an answer that counts. */
export async function dial(
  { ask, model, random }: World,
  campaign: ModelCampaign,
  over: () => boolean,
): Promise<void> {
  const path = `/v1/campaigns/${campaign.id}/call-events`;
  while (!over() && !isRefused(campaign)) {
    // In any order: the network knows none.
    const events = Array.from({ length: 1 + random.index(3) })
      .flatMap(() => call(random))
      .map((event) => ({ event, place: random.index(1_000) }))
      .toSorted((one, other) => one.place - other.place)
      .map(({ event }) => event);
    const sentMs = Date.now();
    // A dialer that does not trust the first answer; what is sent twice must count once.
    for (let left = random.index(4) === 0 ? 2 : 1; left > 0; left -= 1) {
      const { status, text } = await ask('POST', path, { body: { events } });
      if (status !== 200 && status !== 207 && status !== 409) throw new Error(`${path}: ${status} ${text}`);
      const body = JSON.parse(text) as { refused?: { id: string }[] };
      const refused = new Set(body.refused?.map((each) => each.id));
      const answeredMs = Date.now();
      for (const { id, callId, type, disposition, to } of events) {
        const answer: ModelEvent['answer'] = refused.has(id) ? 'refused' : 'recorded';
        answered(campaign, id, { callId, type, sentMs, answeredMs, answer });
        if (answer === 'recorded' && disposition === 'dnc') model.doNotCall.add(to);
      }
    }
    await sleep(pauseMs);
  }
}

function call(random: Random) {
  const callId = uuidv7();
  const to = `+1202555${1_000 + random.index(9_000)}`;
  const startedAt = new Date().toISOString();
  const event = (type: ModelEvent['type'], more: { disposition?: string } = {}) => ({
    id: uuidv7(),
    type,
    callId,
    occurredAt: startedAt,
    to,
    ...more,
  });
  const disposition = random.index(10) === 0 ? 'dnc' : 'will vote';
  return [
    event('started'),
    event('finished'),
    ...(random.index(2) === 0 ? [event('result', { disposition })] : []),
  ];
}

/** By itself, or as a bulk job. */
export async function archive({ ask, model, random }: World, campaign: ModelCampaign): Promise<void> {
  campaign.archiveAskedMs = Date.now();
  if (random.index(3) > 0) {
    await must(ask, 'POST', `/v1/campaigns/${campaign.id}/archive`);
    campaign.archivedMs = Date.now();
    return;
  }
  const { id } = await must(ask, 'POST', '/v1/bulk-jobs', {
    body: {
      action: 'archive',
      campaignIds: [campaign.id],
      // Whatever is dialled meanwhile.
      unlessDialledAfter: new Date(Date.now() + 3_600_000).toISOString(),
    },
  });
  model.jobs.push({ id, action: 'archive', campaignIds: [campaign.id] });
}
