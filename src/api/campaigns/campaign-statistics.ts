import { z } from 'zod';
import { callOutcomes } from '../../domain/calls.ts';
import { readStatistics } from '../../db/campaigns/statistics.ts';
import { noCampaign } from './find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const statisticsSchema = z
  .object({
    timeZone: z
      .string()
      .meta({ description: 'IANA name: whose days are counted.', example: 'America/Chicago' }),
    dispositions: z
      .array(z.object({ disposition: z.string(), calls: z.int() }))
      .meta({ description: 'The most frequent first.' }),
    outcomes: z.array(z.object({ outcome: z.enum(callOutcomes), calls: z.int() })).meta({
      description:
        'How calls ended on the line, the most frequent first. Calls that told none are not in it.',
    }),
    dialsByDay: z
      .array(z.object({ day: z.string().meta({ format: 'date' }), dials: z.int() }))
      .meta({ description: 'Every day from the first dial to the last, the last 90 of them.' }),
  })
  .meta({ id: 'CampaignStatistics' });

export function campaignStatisticsRoutes({ db }: Services): Route[] {
  return [
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/statistics',
      operationId: 'getCampaignStatistics',
      summary: 'Show dispositions, outcomes and dials by day',
      description:
        'From counts that are kept with every call event, so it costs the same for any number of calls.',
      tag: 'Campaigns',
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      responses: { 200: { description: 'The counts.', body: statisticsSchema } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal: { accountId } }) {
        const statistics = await readStatistics(db.sql, accountId, campaignId);
        if (!statistics) throw noCampaign();
        return { status: 200, body: statistics };
      },
    }),
  ];
}
