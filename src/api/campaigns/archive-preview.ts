import { z } from 'zod';
import { installationCarriers } from '../../carriers/installation.ts';
import type { ReasonCode } from '../../carriers/reasons.ts';
import { carrierIds, heldDays } from '../../carriers/registry.ts';
import { listCredentials } from '../../db/accounts/carrier-credentials.ts';
import { previewArchive } from '../../db/campaigns/preview-archive.ts';
import { presentRent } from '../numbers/rent-schema.ts';
import { presentCarrier } from '../accounts/carrier-schema.ts';
import { maxBulkCampaigns } from '../../domain/bulk.ts';
import { bulkPreviewSchema, previewSchema } from './archive-preview-schema.ts';
import { addUp, heldBack, neverTaken } from './archive-preview-sum.ts';
import { bulkCampaignIds } from './bulk-jobs.ts';
import { noCampaign } from './find-campaign.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

/** Adapters are only counted here, never asked. */
const noRequestMs = 1;

export function archivePreviewRoutes({ db, config }: Services): Route[] {
  const shared = new Set(installationCarriers(config, noRequestMs).keys());
  const unusable = async (accountId: string) => {
    const stored = new Map((await listCredentials(db.sql, accountId)).map((row) => [row.carrier, row]));
    const installation = { keyIds: config.keyring?.ids ?? [], carriers: shared };
    return new Map<string, ReasonCode>(
      carrierIds.flatMap((carrier): [string, ReasonCode][] => {
        const { configured, missingKey } = presentCarrier(carrier, stored.get(carrier), installation);
        if (configured) return [];
        return [[carrier, missingKey === null ? 'carrier_not_configured' : 'credentials_unreadable']];
      }),
    );
  };

  return [
    defineRoute({
      method: 'get',
      path: '/v1/campaigns/{campaignId}/archive-preview',
      operationId: 'previewArchive',
      summary: 'Show what archiving a campaign would do now',
      description:
        'To be looked at before: archiving cannot be undone. Nothing is changed or asked of a carrier.',
      tag: 'Campaigns',
      roles: ['owner', 'admin', 'moderator'],
      params: campaignParams,
      responses: { 200: { description: 'What would happen.', body: previewSchema } },
      errors: ['not_found'],
      async handle({ params: { campaignId }, principal: { accountId } }) {
        const found = await previewArchive(db.sql, accountId, [campaignId], config.drainGraceMs, heldDays);
        const [preview] = found ?? [];
        if (!preview) throw noCampaign();
        const { callersOnline, liveCalls, remainingDials, lastDialAt, numbers } = preview;
        return {
          status: 200,
          body: {
            callersOnline,
            liveCalls,
            remainingDials,
            lastDialAt,
            numbers,
            rent: presentRent(preview.rent),
            heldBack: heldBack(preview, await unusable(accountId)),
            exportsNeverTaken: neverTaken(preview),
          },
        };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/archive-preview',
      operationId: 'previewBulkArchive',
      summary: `Show what archiving up to ${maxBulkCampaigns} campaigns would do now`,
      description:
        'Added up, and campaign by campaign in the order asked for. Nothing is changed or asked of a carrier.',
      tag: 'Campaigns',
      roles: ['owner', 'admin', 'moderator'],
      repeats: 'harmless',
      body: { schema: z.strictObject({ campaignIds: bulkCampaignIds() }).meta({ id: 'CampaignsToArchive' }) },
      responses: { 200: { description: 'What would happen.', body: bulkPreviewSchema } },
      errors: ['not_found'],
      async handle({ body: { campaignIds }, principal: { accountId } }) {
        const previews = await previewArchive(db.sql, accountId, campaignIds, config.drainGraceMs, heldDays);
        if (!previews) throw noCampaign();
        return { status: 200, body: addUp(previews, await unusable(accountId)) };
      },
    }),
  ];
}
