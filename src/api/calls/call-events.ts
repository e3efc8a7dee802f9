import { z, type ZodType } from 'zod';
import type { CallEvent } from '../../domain/calls.ts';
import { LastcallError } from '../../errors.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
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
import { recordEvents } from './record-events.ts';
import { usualEvent } from './usual-event.ts';

/** A batch's events are checked one by one: one that is not valid must not hold up the others. */
const bodySchema: ZodType<CallEvent | { events: unknown[] }> = z.union([
  callEventSchema,
  callEventBatchSchema,
]);

const isBatch = (body: unknown) => typeof body === 'object' && body !== null && 'events' in body;

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
      repeats: 'harmless',
      remembersKeys: true,
      counted: 'callEvents',
      params: campaignParams,
      body: {
        schema: bodySchema,
        choose: (body) => (isBatch(body) ? uncheckedBatchSchema : callEventSchema),
        itemwise: isBatch,
        usual: usualEvent,
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
      async handle({ params: { campaignId }, body, principal }) {
        const checked =
          'events' in body ? checkEvents(body.events) : { events: [body], places: [0], invalid: [] };
        const of = { principal, campaignId, counted: 1 };
        const { answer, result, notTaken } = await recordEvents(services, of, checked);
        const { recorded, duplicates, refused } = answer;
        if (result.refused.length > 0 && recorded + duplicates === 0)
          throw new LastcallError(notTaken, { campaignId }, { refused });
        if (result.reused.length > 0 && !('events' in body))
          throw new LastcallError('event_id_reused', { eventId: body.id }, { refused });
        return { status: refused.length > 0 ? 207 : 200, body: answer };
      },
    }),
  ];
}
