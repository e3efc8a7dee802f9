import { z, type ZodType } from 'zod';
import type { CallEvent } from '../../domain/calls.ts';
import { LastcallError } from '../../errors.ts';
import { noCampaign } from '../campaigns/find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { afterRecording } from './after-recording.ts';
import {
  callEventBatchSchema,
  callEventSchema,
  callEventsLimitBytes,
  maxCallEventValues,
  maxEventsPerRequest,
  recordedSchema,
  uncheckedBatchSchema,
} from './call-event-schema.ts';
import { checkEvents } from './check-events.ts';

/** A batch's events are checked one by one: one that is not valid must not hold up the others. */
const bodySchema: ZodType<CallEvent | { events: unknown[] }> = z.union([
  callEventSchema,
  callEventBatchSchema,
]);

const isBatch = (body: unknown) => typeof body === 'object' && body !== null && 'events' in body;

const reasons = {
  campaign_archived: 'The campaign is archived; stop dialling from it.',
  campaign_not_launched: 'The campaign is a draft; launch it first.',
  event_id_reused: 'This id was used for another event, which stays; give each event an id of its own.',
};

export function callEventRoutes(services: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/call-events',
      operationId: 'recordCallEvents',
      summary: `Record one call event, or up to ${maxEventsPerRequest}`,
      description:
        'Answered after the commit, which requests of one moment share; an event id counts once, however often it is sent and in whatever order. An event of a ' +
        'batch that is not valid is refused by itself, with its place and the reason; the others are recorded. An archived ' +
        'campaign still takes, for 24 hours, what belongs to calls placed before it was archived.',
      tag: 'Call events',
      roles: ['owner', 'admin', 'dialer'],
      remembersKeys: true,
      params: campaignParams,
      body: {
        schema: bodySchema,
        choose: (body) => (isBatch(body) ? uncheckedBatchSchema : callEventSchema),
        itemwise: isBatch,
        limitBytes: callEventsLimitBytes,
        maxValues: maxCallEventValues,
      },
      responses: {
        200: { description: 'Every event is recorded, now or before.', body: recordedSchema },
        207: {
          description: 'Some events of a batch were refused, as `refused` says; the others are recorded.',
          body: recordedSchema,
        },
      },
      errors: [
        'not_found',
        'campaign_archived',
        'campaign_not_launched',
        'event_id_reused',
        'account_busy',
        'server_busy',
      ],
      async handle({ params: { campaignId }, body, principal: { accountId, key } }) {
        const { events, places, invalid } =
          'events' in body ? checkEvents(body.events) : { events: [body], places: [0], invalid: [] };
        const keyId = key?.id;
        const request = { accountId, campaignId, events, ...(keyId !== undefined && { keyId }) };
        const result = await services.intake.record(request);
        if (!result.admitted) throw new LastcallError('unauthenticated');
        if (result.status === null) throw noCampaign();
        afterRecording(services, { accountId, campaignId }, { events, result });
        const { recorded, duplicates, lastDialAt } = result;
        const code = result.status === 'draft' ? 'campaign_not_launched' : 'campaign_archived';
        const refuse = (why: keyof typeof reasons) => (at: number) => ({
          id: events[at]?.id ?? null,
          index: places[at] ?? at,
          code: why,
          detail: reasons[why],
        });
        const refused = [
          ...invalid,
          ...result.reused.map(refuse('event_id_reused')),
          ...result.refused.map(refuse(code)),
        ].toSorted((a, b) => a.index - b.index);
        if (result.refused.length > 0 && recorded + duplicates === 0)
          throw new LastcallError(code, { campaignId }, { refused });
        if (result.reused.length > 0 && !('events' in body))
          throw new LastcallError('event_id_reused', { eventId: body.id }, { refused });
        return {
          status: refused.length > 0 ? 207 : 200,
          body: { recorded, duplicates, refused, lastDialAt },
        };
      },
    }),
  ];
}
