import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { advanceClock, type ClockGoal, longestShiftYears } from '../../db/campaigns/advance-clock.ts';
import { hasUnwrittenNotice } from '../../db/mails/unwritten-notice.ts';
import { isDatabaseUnavailable } from '../../db/unavailable.ts';
import { LastcallError } from '../../errors.ts';
import { describeError } from '../../log.ts';
import { campaignSchema } from './campaign-schema.ts';
import { findCampaign } from './find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, timestampInput } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const dayMs = 24 * 60 * 60 * 1000;
/** About nine seconds. */
const fewestDays = 0.0001;
/** So long it waits at a notice for a worker, which looks every second for mails to write. */
const mailsMs = 20_000;
const lookMs = 100;

const bodySchema = z
  .union([
    z.strictObject({
      days: z.number().min(fewestDays).max(400).meta({ description: 'So many days pass.' }),
    }),
    z.strictObject({
      until: timestampInput().meta({
        description: 'Its clock is moved to this time; where it has come already, nothing moves.',
      }),
    }),
  ])
  .meta({ id: 'AdvanceClock', example: { days: 23 } });

export function demoClockRoutes({ db, config, temporal, log }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/advance-clock',
      operationId: 'advanceClock',
      summary: 'Let days pass for a demo campaign',
      description:
        'Only in demo accounts, to see what 30 days without a dial do. A notice on the way is given at its time, and its ' +
        'mails are written before more time passes; where no worker writes them, the clock stays there.',
      tag: 'Demo',
      roles: ['owner', 'admin'],
      repeats: 'outside',
      params: campaignParams,
      body: { schema: bodySchema },
      responses: { 200: { description: 'The campaign at its new time.', body: campaignSchema } },
      errors: [
        'not_found',
        'demo_only',
        'demo_clock_too_far',
        'campaign_not_launched',
        'campaign_ended',
        'workflow_missing',
        'notice_not_written',
        'time_skipping_off',
        'temporal_unavailable',
      ],
      async handle({ params: { campaignId }, body, principal }) {
        const { accountId, actor } = principal;
        const campaign = await findCampaign({ db, config }, principal, campaignId);
        if (!principal.demo) throw new LastcallError('demo_only');
        if (campaign.status === 'draft') throw new LastcallError('campaign_not_launched', { campaignId });

        let goal: ClockGoal = 'days' in body ? { byMs: Math.round(body.days * dayMs) } : body;
        let moved = false;
        // The database before the workflow: timers that fire early find it agreeing.
        const step = async (): Promise<number> => {
          let leftMs = 0;
          await temporal.advanceClock(campaignId, async () => {
            const outcome = await advanceClock(db.sql, { accountId, campaignId, goal, actor });
            if (outcome === 'not_demo') throw new LastcallError('demo_only');
            if (outcome === 'too_far')
              throw new LastcallError('demo_clock_too_far', { years: String(longestShiftYears) });
            moved ||= outcome.movedMs > 0;
            leftMs = outcome.leftMs;
            return outcome.movedMs;
          });
          return leftMs;
        };
        try {
          for (;;) {
            await mailsAreWritten(() => hasUnwrittenNotice(db.sql, campaignId));
            const leftMs = await step();
            if (leftMs === 0) break;
            if ('byMs' in goal) goal = { byMs: leftMs };
          }
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

/** Waits for a worker to write them, but not for ever. */
async function mailsAreWritten(unwritten: () => Promise<boolean>): Promise<void> {
  const deadlineMs = Date.now() + mailsMs;
  while (await unwritten()) {
    if (Date.now() >= deadlineMs) throw new LastcallError('notice_not_written');
    await sleep(lookMs);
  }
}
