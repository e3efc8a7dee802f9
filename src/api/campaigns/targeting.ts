import { z } from 'zod';
import { previewTargeting, targetCampaign, targetingChoices } from '../../db/campaigns/target-campaign.ts';
import { LastcallError } from '../../errors.ts';
import { inPlace, whileWaiting } from '../http/in-place.ts';
import { loadSealed } from '../../seals/load-sealed.ts';
import { left } from '../http/left.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { day, id, storableText } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { campaignName, campaignSchema } from './campaign-schema.ts';
import { findCampaign, noCampaign } from './find-campaign.ts';

const tag = 'Campaigns';
const roles = ['owner', 'admin'] as const;
const mostCampaigns = 100;

const text = () => storableText(200);

const sources = {
  campaignIds: z
    .array(id())
    .min(1)
    .max(mostCampaigns)
    .transform((ids) => [...new Set(ids)])
    .meta({ description: 'Archived campaigns.' }),
};

const targetingSchema = z
  .strictObject({
    ...sources,
    dispositions: z
      .array(text().min(1))
      .min(1)
      .max(100)
      .optional()
      .meta({ description: 'One of these, in the person’s last result.' }),
    answers: z
      .array(z.strictObject({ question: text(), values: z.array(text()).min(1).max(100) }))
      .min(1)
      .max(10)
      .optional()
      .meta({
        description: 'To each of these questions one of these answers, in the person’s last result.',
      }),
    reached: z.boolean().optional().meta({
      description: 'Whether a call was answered. `false`: none was, or nobody called. Left out: both.',
    }),
    from: day().optional().meta({
      description: 'Only calls that began from this day on count, in the account’s time zone.',
    }),
    to: day().optional().meta({ description: 'Only calls that began up to the end of this day count.' }),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'must not be before from',
  });

const previewed = targetingSchema.meta({ id: 'Targeting' });
const targeted = targetingSchema.safeExtend({ name: campaignName() }).meta({
  id: 'TargetedCampaign',
  example: {
    name: 'Second round',
    campaignIds: ['019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11'],
    dispositions: ['Undecided'],
    from: '2026-11-01',
  },
});

const previewSchema = z
  .object({
    people: z.int().meta({ description: 'In all of the campaigns, each number once.' }),
    matching: z.int().meta({ description: 'Those who fit.' }),
    doNotCall: z.int().meta({ description: 'Of those who fit: on the do-not-call list, hence left out.' }),
  })
  .meta({ id: 'TargetingPreview' });

const choicesSchema = z
  .object({
    dispositions: z.array(z.string()).meta({ description: 'The most frequent first.' }),
    questions: z.array(z.object({ question: z.string(), values: z.array(z.string()) })),
  })
  .meta({ id: 'TargetingChoices' });

/** @throws LastcallError that says which campaign cannot be taken from, and why */
function granted<T extends object>(
  answer: T | { refused: 'not_found' | 'not_archived'; campaignId: string },
): T {
  if (!('refused' in answer)) return answer;
  const { refused, campaignId } = answer;
  if (refused === 'not_found') throw noCampaign();
  throw new LastcallError('campaign_not_archived', { campaignId });
}

export function targetingRoutes({ db, store, config, places }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/targeted-campaigns',
      operationId: 'createTargetedCampaign',
      summary: 'Make a draft of people of archived campaigns',
      description:
        'Everybody of the campaigns who fits all that is given, each number once and as the newest campaign has them, ' +
        'without those on the do-not-call list. Of a person’s calls in all of the campaigns the newest with a result is ' +
        'looked at, or the newest where none has one.',
      tag,
      roles,
      body: { schema: targeted },
      responses: {
        201: { description: 'The draft.', body: campaignSchema, headers: { Location: 'Its address.' } },
      },
      errors: ['not_found', 'campaign_not_archived', ...whileWaiting],
      async handle({ body: { name, campaignIds, ...targeting }, principal, res }) {
        const { accountId, actor, timeZone } = principal;
        const rows = loadSealed(store, left(res));
        const input = { accountId, actor, timeZone, name, campaignIds, targeting, loadSealed: rows };
        const { campaignId } = granted(
          await inPlace(places.wholeCampaigns, { accountId, res }, () => targetCampaign(db.sql, input)),
        );
        return {
          status: 201,
          headers: { Location: `/v1/campaigns/${campaignId}` },
          body: await findCampaign({ db, config }, principal, campaignId),
        };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/targeted-campaigns/preview',
      operationId: 'previewTargeting',
      summary: 'Count whom such a draft would call',
      tag,
      roles,
      repeats: 'harmless',
      body: { schema: previewed },
      responses: { 200: { description: 'The counts.', body: previewSchema } },
      errors: ['not_found', 'campaign_not_archived', ...whileWaiting],
      async handle({ body: { campaignIds, ...targeting }, principal: { accountId, timeZone }, res }) {
        const rows = loadSealed(store, left(res));
        const input = { accountId, timeZone, campaignIds, targeting, loadSealed: rows };
        const found = await inPlace(places.wholeCampaigns, { accountId, res }, () =>
          previewTargeting(db.sql, input),
        );
        return { status: 200, body: granted(found) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/targeted-campaigns/choices',
      operationId: 'getTargetingChoices',
      summary: 'List what people can be chosen by',
      description: 'The dispositions and answers that were noted in these campaigns, the most frequent ones.',
      tag,
      roles,
      repeats: 'harmless',
      body: { schema: z.strictObject(sources).meta({ id: 'TargetingSources' }) },
      responses: { 200: { description: 'The choices.', body: choicesSchema } },
      errors: ['not_found', 'campaign_not_archived', ...whileWaiting],
      async handle({ body: { campaignIds }, principal: { accountId, timeZone }, res }) {
        const input = { accountId, timeZone, campaignIds, loadSealed: loadSealed(store, left(res)) };
        const found = await inPlace(places.wholeCampaigns, { accountId, res }, () =>
          targetingChoices(db.sql, input),
        );
        return { status: 200, body: granted(found) };
      },
    }),
  ];
}
