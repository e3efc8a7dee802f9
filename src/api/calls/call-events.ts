import { z } from 'zod';
import { recordCalls } from '../../db/calls/record-calls.ts';
import { LastcallError } from '../../errors.ts';
import { afterRecording } from './after-recording.ts';
import {
  callEventBatchSchema,
  callEventSchema,
  callEventsLimitBytes,
  maxCallEventValues,
  maxEventsPerRequest,
  recordedSchema,
} from './call-event-schema.ts';
import { noCampaign } from '../campaigns/find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const isBatch = (body: unknown) => typeof body === 'object' && body !== null && 'events' in body;

export function callEventRoutes(services: Services): Route[] {
  const { db, config } = services;
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/call-events',
      operationId: 'recordCallEvents',
      summary: `Record one call event, or up to ${maxEventsPerRequest}`,
      description:
        'Answered after the commit; an event id counts once, however often it is sent and in whatever order. One event ' +
        'that is not valid refuses the whole request and changes nothing. An archived campaign still takes, for 24 ' +
        'hours, what belongs to calls placed before it was archived.',
      tag: 'Call events',
      roles: ['owner', 'admin', 'dialer'],
      params: campaignParams,
      body: {
        schema: z.union([callEventSchema, callEventBatchSchema]),
        choose: (body) => (isBatch(body) ? callEventBatchSchema : callEventSchema),
        limitBytes: callEventsLimitBytes,
        maxValues: maxCallEventValues,
      },
      responses: {
        200: { description: 'Every event is recorded, now or before.', body: recordedSchema },
        207: {
          description: 'Some events were refused, as `refused` says; the others are recorded.',
          body: recordedSchema,
        },
      },
      errors: ['not_found', 'campaign_archived', 'campaign_not_launched'],
      async handle({ params: { campaignId }, body, principal: { accountId } }) {
        const events = 'events' in body ? body.events : [body];
        const { coalesceMs } = config;
        const result = await recordCalls(db.sql, { accountId, campaignId, events, coalesceMs });
        if (result.status === null) throw noCampaign();
        afterRecording(services, { accountId, campaignId }, { events, result });
        const { recorded, duplicates, lastDialAt } = result;
        const code = result.status === 'draft' ? 'campaign_not_launched' : 'campaign_archived';
        const refused = result.refused.map((id) => ({ id, code }) as const);
        if (refused.length > 0 && recorded + duplicates === 0)
          throw new LastcallError(code, { campaignId }, { refused });
        return {
          status: refused.length > 0 ? 207 : 200,
          body: { recorded, duplicates, refused, lastDialAt },
        };
      },
    }),
  ];
}
