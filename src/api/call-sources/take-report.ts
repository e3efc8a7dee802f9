import type { StateReport } from '../../call-sources/contract.ts';
import { eventOf, unprovedEvents } from '../../call-sources/event-of.ts';
import { endsOfPlaced } from '../../db/call-sources/ends-of-placed.ts';
import type { OpenCallSource } from '../../db/call-sources/find-call-source.ts';
import { LastcallError } from '../../errors.ts';
import { checkEvents } from '../calls/check-events.ts';
import { recordEvents } from '../calls/record-events.ts';
import type { Services } from '../http/services.ts';
import { takeEvents, type Taken } from './take-events.ts';

/**
 * Records one state of a carrier's call.
 *
 * @throws LastcallError `invalid_request`, `calling_number_unknown`, `campaign_archived`, `campaign_not_launched`, and
 *   what {@link takeEvents} throws
 */
export async function takeReport(
  services: Services,
  source: OpenCallSource,
  campaignId: string | null,
  { report, receivedAt }: { report: StateReport; receivedAt: Date },
): Promise<Pick<Taken, 'recorded' | 'duplicates' | 'inbound'>> {
  const { events, invalid } = checkEvents([eventOf(source.kind, report, receivedAt)]);
  const [event] = events;
  if (!event) throw new LastcallError('invalid_request', { problem: invalid[0]?.detail ?? 'no event' });
  const taken = await takeEvents(services, source, campaignId, [{ event, place: 0 }]);
  if (taken.unknown.length > 0) throw new LastcallError('calling_number_unknown');
  const [refused] = taken.refused;
  if (refused?.code === 'campaign_archived') throw new LastcallError('campaign_archived');
  if (refused?.code === 'campaign_not_launched')
    throw new LastcallError('campaign_not_launched', { campaignId: taken.campaigns[0] ?? '' });
  // Also of one that was told before: whoever took it then may have got no further than to record it.
  for (const id of taken.campaigns) await endIfPlaced(services, source, id, event.callId);
  // Told again with another time, because its source has none and it is the receipt's.
  const isKnown = refused?.code === 'event_id_reused';
  return isKnown ? { ...taken, duplicates: taken.duplicates + 1 } : taken;
}

/**
 * A call that failed or was canceled is taken for not placed, since that alone does not tell whether it rang. If it did, as
 * another callback says, before or afterwards, it has ended so.
 */
async function endIfPlaced(
  services: Services,
  { accountId }: OpenCallSource,
  campaignId: string,
  callId: string,
): Promise<void> {
  const unproved = unprovedEvents(callId);
  const eventIds = unproved.map(({ eventId }) => eventId);
  const ends = await endsOfPlaced(services.db.sql, { campaignId, callId, eventIds });
  const events = ends.map(({ eventId, occurredAt }) => ({
    id: `${eventId}:placed`,
    type: 'finished' as const,
    callId,
    occurredAt,
    outcome: unproved.find((one) => one.eventId === eventId)?.outcome,
  }));
  if (events.length === 0) return;
  const checked = { events, places: events.map((_, place) => place), invalid: [] };
  await recordEvents(services, { principal: { accountId, key: null }, campaignId }, checked);
}
