import { z } from 'zod';
import { cloneCampaign } from '../../db/campaigns/clone-campaign.ts';
import { closeCampaign } from '../../db/campaigns/close-campaign.ts';
import { launchCampaign } from '../../db/campaigns/launch-campaign.ts';
import { listContacts } from '../../db/contacts/list-contacts.ts';
import { LastcallError } from '../../errors.ts';
import { loadSealed } from '../../seals/load-sealed.ts';
import { left } from '../http/left.ts';
import { campaignName, campaignSchema } from './campaign-schema.ts';
import { findCampaign, noCampaign } from './find-campaign.ts';
import { inPlace, whileWaiting } from '../http/in-place.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const tag = 'Campaigns';

const launchWarnings = {
  no_contacts: 'The campaign has no contacts; import them before callers start.',
  no_numbers: 'The campaign has no numbers; attach them, so that they go back when it ends.',
  do_not_call: 'Some of the contacts are on the do-not-call list; callers are not given them.',
  end_passed: 'The campaign’s end has passed; set a later one, or archive it.',
} as const;

const launchedCampaign = z
  .object({
    ...campaignSchema.shape,
    warnings: z.array(
      z.object({
        code: z.enum(['no_contacts', 'no_numbers', 'do_not_call', 'end_passed']),
        message: z.string(),
      }),
    ),
  })
  .meta({ id: 'LaunchedCampaign' });

export function campaignLifeRoutes({ db, store, config, temporal, places }: Services): Route[] {
  return [
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/launch',
      operationId: 'launchCampaign',
      summary: 'Launch a draft',
      description:
        'From now on dialers may call from it, and its 30 days run. A campaign without contacts or numbers can be ' +
        'launched (both can follow), with a warning. Launching twice is one launch.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      responses: { 200: { description: 'The active campaign.', body: launchedCampaign } },
      errors: ['not_found', 'campaign_archived', ...whileWaiting],
      async handle({ params: { campaignId }, principal, res }) {
        const { accountId, actor } = principal;
        return await inPlace(places.wholeCampaigns, { accountId, res }, async () => {
          const outcome = await launchCampaign(db.sql, { accountId, campaignId, actor });
          if (outcome === 'not_found') throw noCampaign();
          if (outcome === 'archived') throw new LastcallError('campaign_archived');
          temporal.deliverOutbox();
          const campaign = await findCampaign({ db, config }, principal, campaignId);
          const listed = await listContacts(db.sql, {
            accountId,
            campaignId,
            doNotCall: true,
            after: null,
            limit: 1,
          });
          const codes = [
            ...(campaign.counts.contacts === 0 ? (['no_contacts'] as const) : []),
            ...(campaign.counts.numbers === 0 ? (['no_numbers'] as const) : []),
            ...(listed.length > 0 ? (['do_not_call'] as const) : []),
            ...(campaign.advice.some(({ reason }) => reason === 'past_end') ? (['end_passed'] as const) : []),
          ];
          const warnings = codes.map((code) => ({ code, message: launchWarnings[code] }));
          return { status: 200, body: { ...campaign, warnings } };
        });
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/archive',
      operationId: 'archiveCampaign',
      summary: 'Archive a campaign',
      description:
        'This cannot be undone. From this answer on no call event of a new dial is taken; sealing and the release of ' +
        'the numbers follow by themselves, see `archive.stage`. Archiving twice changes nothing and answers the same.',
      tag,
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      responses: { 200: { description: 'The archived campaign.', body: campaignSchema } },
      errors: ['not_found', 'campaign_not_launched'],
      async handle({ params: { campaignId }, principal }) {
        const { accountId, actor } = principal;
        const { outcome } = await closeCampaign(db.sql, {
          campaignId,
          accountId,
          actor,
          reason: 'person',
          tellWorkflow: true,
        });
        if (outcome === 'not_found') throw noCampaign();
        if (outcome === 'not_launched') throw new LastcallError('campaign_not_launched', { campaignId });
        temporal.deliverOutbox();
        return { status: 200, body: await findCampaign({ db, config }, principal, campaignId) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/campaigns/{campaignId}/clone',
      operationId: 'cloneCampaign',
      summary: 'Clone a campaign',
      description:
        'A new draft after a campaign in any status, also an archived one: its name, its end date if that is still to ' +
        'come, and if asked for its contacts, without those on the do-not-call list. Numbers and calls stay where they are.',
      tag,
      roles: ['owner', 'admin'],
      params: campaignParams,
      body: {
        optional: true,
        schema: z
          .strictObject({
            name: campaignName().optional().meta({ description: 'Default: the name with "(copy)".' }),
            copyContacts: z.boolean().optional().meta({ description: 'Default: false.' }),
          })
          .meta({ id: 'CloneRequest' }),
      },
      responses: {
        201: { description: 'The new draft.', body: campaignSchema, headers: { Location: 'Its address.' } },
      },
      errors: ['not_found', ...whileWaiting],
      async handle({ params: { campaignId }, body: { name, copyContacts = false }, principal, res }) {
        const { accountId, actor } = principal;
        const rows = loadSealed(store, left(res));
        const clone = () => cloneCampaign(db.sql, { accountId, campaignId, actor, name, copyContacts }, rows);
        const cloneId = copyContacts
          ? await inPlace(places.wholeCampaigns, { accountId, res }, clone)
          : await clone();
        if (cloneId === null) throw noCampaign();
        return {
          status: 201,
          headers: { Location: `/v1/campaigns/${cloneId}` },
          body: await findCampaign({ db, config }, principal, cloneId),
        };
      },
    }),
  ];
}
