import { sourceId } from '../../call-sources/event-of.ts';
import { numberOf } from '../../call-sources/read-text.ts';
import { campaignsOfCalls } from '../../db/call-sources/campaigns-of-calls.ts';
import type { OpenCallSource } from '../../db/call-sources/find-call-source.ts';
import type { CallEvent } from '../../domain/calls.ts';
import type { RefusedEvent } from '../calls/call-event-schema.ts';
import { recordEvents } from '../calls/record-events.ts';
import type { Services } from '../http/services.ts';

export interface Taken {
  recorded: number;
  duplicates: number;
  /** Places of events of calls that came in. */
  inbound: number[];
  /** Places of events that no campaign of the account made. */
  unknown: number[];
  refused: RefusedEvent[];
}

/** Where an event stood in its request. */
interface Placed {
  event: CallEvent;
  place: number;
}

/**
 * Records events of a source, each in its campaign: the one that is given, else the one that has its call or its number.
 *
 * @returns besides what was taken, each campaign that took part
 * @throws LastcallError `not_found` for a campaign that is not the account's, `rate_limit_exceeded`, `account_busy`,
 *   `server_busy`
 */
export async function takeEvents(
  services: Services,
  { accountId }: Pick<OpenCallSource, 'accountId'>,
  campaignId: string | null,
  events: readonly Placed[],
): Promise<Taken & { campaigns: string[] }> {
  const taken: Taken = { recorded: 0, duplicates: 0, inbound: [], unknown: [], refused: [] };
  const groups =
    campaignId === null
      ? await byCampaign(services, accountId, events, taken)
      : new Map([[campaignId, [...events]]]);
  const principal = { accountId, key: null };
  for (const [id, group] of groups) {
    const checked = {
      events: group.map(({ event }) => event),
      places: group.map(({ place }) => place),
      invalid: [],
    };
    const { answer } = await recordEvents(services, { principal, campaignId: id }, checked);
    taken.recorded += answer.recorded;
    taken.duplicates += answer.duplicates;
    taken.refused.push(...answer.refused);
  }
  return { ...taken, campaigns: [...groups.keys()] };
}

async function byCampaign(
  { db }: Pick<Services, 'db'>,
  accountId: string,
  events: readonly Placed[],
  taken: Taken,
): Promise<Map<string, Placed[]>> {
  const calls = events.map(({ event: { callId, from, to } }) => ({
    callId,
    from: numberOf(from),
    to: to ?? null,
  }));
  const found = await campaignsOfCalls(db.sql, accountId, calls);
  const groups = new Map<string, Placed[]>();
  for (const [at, placed] of events.entries()) {
    const { campaignId = null, inbound = false } = found[at] ?? {};
    if (campaignId === null) {
      taken[inbound ? 'inbound' : 'unknown'].push(placed.place);
      continue;
    }
    const group = groups.get(campaignId) ?? [];
    group.push(placed);
    groups.set(campaignId, group);
  }
  return groups;
}

/** An event of a dialer under ids that no other source of the account has, nor what comes by the API. */
export const underSourceIds = ({ id }: Pick<OpenCallSource, 'id'>, event: CallEvent): CallEvent => ({
  ...event,
  id: sourceId(id, event.id),
  callId: sourceId(id, event.callId),
});
