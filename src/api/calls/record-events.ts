import type { RecordCallsResult } from '../../db/calls/record-calls.ts';
import { LastcallError } from '../../errors.ts';
import { noCampaign } from '../campaigns/find-campaign.ts';
import type { Principal } from '../http/authenticate.ts';
import type { Services } from '../http/services.ts';
import { afterRecording } from './after-recording.ts';
import type { RecordedEvents, RefusedEvent } from './call-event-schema.ts';
import type { CheckedEvents } from './check-events.ts';

const reasons = {
  campaign_archived: 'The campaign is archived; stop dialling from it.',
  campaign_not_launched: 'The campaign is a draft; launch it first.',
  event_id_reused: 'This id was used for another event, which stays; give each event an id of its own.',
};

/**
 * Records events that were checked, and answers what has become of all that were sent.
 *
 * @param counted how many of them the account's rate limit has counted already; none when left out
 * @throws LastcallError `rate_limit_exceeded`, `unauthenticated` for a key that has been revoked meanwhile, `not_found`,
 *   `account_busy`, `server_busy`
 */
export async function recordEvents(
  services: Services,
  {
    principal: { accountId, key },
    campaignId,
    counted = 0,
  }: { principal: Pick<Principal, 'accountId' | 'key'>; campaignId: string; counted?: number },
  { events, places, invalid }: CheckedEvents,
): Promise<{
  answer: RecordedEvents;
  result: RecordCallsResult;
  notTaken: 'campaign_archived' | 'campaign_not_launched';
}> {
  const more = events.length + invalid.length - counted;
  if (more > 0) await services.rates.takeEvents(accountId, more);
  const keyId = key?.id;
  const request = { accountId, campaignId, events, ...(keyId !== undefined && { keyId }) };
  const result = await services.intake.record(request);
  if (!result.admitted) throw new LastcallError('unauthenticated');
  if (result.status === null) throw noCampaign();
  afterRecording(services, { accountId, campaignId }, { events, result });
  const { recorded, duplicates, lastDialAt } = result;
  const notTaken = result.status === 'draft' ? 'campaign_not_launched' : 'campaign_archived';
  const refuse =
    (code: keyof typeof reasons) =>
    (at: number): RefusedEvent => ({
      id: events[at]?.id ?? null,
      index: places[at] ?? at,
      code,
      detail: reasons[code],
    });
  const refused = [
    ...invalid,
    ...result.reused.map(refuse('event_id_reused')),
    ...result.refused.map(refuse(notTaken)),
  ].toSorted((a, b) => a.index - b.index);
  return { answer: { recorded, duplicates, refused, lastDialAt }, result, notTaken };
}
