import { z } from 'zod';
import { installationCarriers } from '../../carriers/installation.ts';
import type { ReasonCode } from '../../carriers/reasons.ts';
import { carrierIds, carriers } from '../../carriers/registry.ts';
import { listCredentials } from '../../db/accounts/carrier-credentials.ts';
import { type ArchivePreview, previewArchive } from '../../db/campaigns/preview-archive.ts';
import { presentCarrier } from '../accounts/carrier-schema.ts';
import { noCampaign } from './find-campaign.ts';
import { presentReason, reasonSchema } from '../numbers/number-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const exportKinds = ['calls', 'contacts'] as const;
const dayMs = 24 * 60 * 60 * 1000;
/** Adapters are only counted here, never asked. */
const noRequestMs = 1;

const previewSchema = z
  .object({
    callersOnline: z.int(),
    liveCalls: z.int().meta({ description: 'Calls under way: numbers are not given back under them.' }),
    remainingDials: z.int(),
    lastDialAt: timestamp().nullable(),
    numbers: z.array(z.object({ carrier: z.string(), count: z.int() })),
    heldBack: z
      .array(
        z.object({
          carrier: z.string(),
          count: z.int(),
          until: timestamp()
            .nullable()
            .meta({ description: 'Null: until somebody does something about it.' }),
          reason: reasonSchema,
        }),
      )
      .meta({
        description: 'Numbers that cannot be given back at once, as far as is known before it is tried.',
      }),
    exportsNeverTaken: z
      .array(z.enum(exportKinds))
      .meta({ description: 'They can be taken after the archive too.' }),
  })
  .meta({ id: 'ArchivePreview' });

const heldDays = Object.fromEntries(
  carrierIds.map((carrier) => [carrier, carriers[carrier].heldDays] as const).filter(([, days]) => days > 0),
);

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
        const preview = await previewArchive(db.sql, accountId, campaignId, config.drainGraceMs, heldDays);
        if (!preview) throw noCampaign();
        const { callersOnline, liveCalls, remainingDials, lastDialAt, numbers, exportsTaken } = preview;
        return {
          status: 200,
          body: {
            callersOnline,
            liveCalls,
            remainingDials,
            lastDialAt,
            numbers,
            heldBack: heldBack(preview, await unusable(accountId)),
            exportsNeverTaken: exportKinds.filter((kind) => !exportsTaken.includes(kind)),
          },
        };
      },
    }),
  ];
}

function heldBack(preview: ArchivePreview, unusable: ReadonlyMap<string, ReasonCode>) {
  const { numbers, tooNew, callbackGraceDays } = preview;
  const graceEnd = new Date(Date.now() + callbackGraceDays * dayMs);
  const waiting = numbers.flatMap(({ carrier, count }) => {
    const reason = unusable.get(carrier);
    return [
      ...(callbackGraceDays > 0
        ? [{ carrier, count, until: graceEnd, reason: presentReason('callback_grace') }]
        : []),
      ...(reason ? [{ carrier, count, until: null, reason: presentReason(reason) }] : []),
    ];
  });
  const young = tooNew.map((each) => ({ ...each, reason: presentReason('purchased_too_recently') }));
  return [...waiting, ...young];
}
