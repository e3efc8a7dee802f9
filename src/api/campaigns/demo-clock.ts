import { z } from 'zod';
import { advanceClock, longestShiftYears } from '../../db/campaigns/advance-clock.ts';
import { isDatabaseUnavailable } from '../../db/unavailable.ts';
import { LastcallError } from '../../errors.ts';
import { describeError } from '../../log.ts';
import { campaignSchema } from './campaign-schema.ts';
import { findCampaign } from './find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** About nine seconds. */
const fewestDays = 0.0001;

export function demoClockRoutes({ db, config, temporal, log }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/advance-clock',
      operationId: 'advanceClock',
      summary: 'Let days pass for a demo campaign',
      description: 'Only in demo accounts, to see what 30 days without a dial do.',
      tag: 'Demo',
      roles: ['owner', 'admin'],
      params: campaignParams,
      body: {
        schema: z
          .strictObject({ days: z.number().min(fewestDays).max(400) })
          .meta({ id: 'AdvanceClock', example: { days: 23 } }),
      },
      responses: { 200: { description: 'The campaign at its new time.', body: campaignSchema } },
      errors: [
        'not_found',
        'demo_only',
        'demo_clock_too_far',
        'campaign_not_launched',
        'campaign_ended',
        'workflow_missing',
        'time_skipping_off',
        'temporal_unavailable',
      ],
      async handle({ params: { campaignId }, body: { days }, principal }) {
        const { accountId, actor } = principal;
        const campaign = await findCampaign({ db, config }, principal, campaignId);
        if (!principal.demo) throw new LastcallError('demo_only');
        if (campaign.status === 'draft') throw new LastcallError('campaign_not_launched', { campaignId });
        const byMs = Math.round(days * dayMs);
        let moved = false;
        // The database before the workflow: timers that fire early find it agreeing.
        const moveDatabase = async () => {
          const outcome = await advanceClock(db.sql, { accountId, campaignId, byMs, actor });
          if (outcome === 'not_demo') throw new LastcallError('demo_only');
          if (outcome === 'too_far')
            throw new LastcallError('demo_clock_too_far', { years: String(longestShiftYears) });
          moved = true;
        };
        try {
          await temporal.advanceClock(campaignId, byMs, moveDatabase);
        } catch (error) {
          if (error instanceof LastcallError || isDatabaseUnavailable(error)) throw error;
          log.warn({ campaignId, error: describeError(error) }, 'the workflow’s clock was not moved');
          throw new LastcallError('temporal_unavailable', {
            problem: moved
              ? 'the campaign’s clock has moved, but its timers may fire as if it had not'
              : 'nothing was changed; try again in a moment',
          });
        }
        return { status: 200, body: await findCampaign({ db, config }, principal, campaignId) };
      },
    }),
  ];
}
