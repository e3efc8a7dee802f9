import type { OpenCallSource } from '../../db/call-sources/find-call-source.ts';
import { catalogue, LastcallError } from '../../errors.ts';
import { uncheckedBatchSchema } from '../calls/call-event-schema.ts';
import { checkEvents } from '../calls/check-events.ts';
import type { Services } from '../http/services.ts';
import { validate } from '../http/validate.ts';
import type { RefusedSourceEvent, TakenEvents } from './call-source-schema.ts';
import { takeEvents, underSourceIds } from './take-events.ts';

/**
 * Records call events as the API takes them. Of a batch, each is refused by itself; a single one is refused by an error.
 *
 * @throws LastcallError `invalid_request`, for a single event also what it is refused for, and what {@link takeEvents} throws
 */
export async function takeBatch(
  services: Services,
  source: OpenCallSource,
  campaignId: string | null,
  { events: all, batch }: { events: readonly unknown[]; batch: boolean },
): Promise<TakenEvents> {
  if (batch) validate(uncheckedBatchSchema, 'body', { events: all }, { storable: false });
  const { events, places, invalid } = checkEvents(all);
  const [wrong] = invalid;
  if (!batch && wrong) throw new LastcallError('invalid_request', { problem: wrong.detail });
  const placed = events.map((event, at) => ({
    event: underSourceIds(source, event),
    place: places[at] ?? at,
  }));
  const taken = await takeEvents(services, source, campaignId, placed);
  const given = new Map(events.map(({ id }, at) => [places[at] ?? at, id]));
  const refused: RefusedSourceEvent[] = [
    ...invalid,
    ...taken.refused,
    ...taken.unknown.map((index) => ({
      id: null,
      index,
      code: 'calling_number_unknown' as const,
      detail: catalogue.calling_number_unknown.message,
    })),
  ]
    .map((one) => ({ ...one, id: given.get(one.index) ?? one.id }))
    .toSorted((a, b) => a.index - b.index);
  const [first] = refused;
  if (!batch && first) throw refusal(first, taken.campaigns[0] ?? '');
  const { recorded, duplicates, inbound } = taken;
  const ignored = inbound.length > 0 && inbound.length === all.length ? 'inbound' : null;
  return { recorded, duplicates, ignored, refused };
}

function refusal({ code, id }: RefusedSourceEvent, campaignId: string): LastcallError {
  if (code === 'event_id_reused') return new LastcallError(code, { eventId: id ?? '' });
  if (code === 'campaign_not_launched') return new LastcallError(code, { campaignId });
  if (code === 'invalid_event') return new LastcallError('invalid_request', { problem: 'the event' });
  return new LastcallError(code);
}
