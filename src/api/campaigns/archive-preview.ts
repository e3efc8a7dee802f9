import { z } from 'zod';
import { installationCarriers } from '../../carriers/installation.ts';
import type { ReasonCode } from '../../carriers/reasons.ts';
import { carrierIds, carriers } from '../../carriers/registry.ts';
import { listCredentials } from '../../db/accounts/carrier-credentials.ts';
import { type ArchivePreview, previewArchive } from '../../db/campaigns/preview-archive.ts';
import { presentCarrier } from '../accounts/carrier-schema.ts';
import { maxBulkCampaigns } from '../../domain/bulk.ts';
import { bulkCampaignIds } from './bulk-jobs.ts';
import { noCampaign } from './find-campaign.ts';
import { presentReason, reasonSchema } from '../numbers/number-schema.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { campaignParams, id, timestamp } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';

const exportKinds = ['calls', 'contacts'] as const;
const dayMs = 24 * 60 * 60 * 1000;
/** Adapters are only counted here, never asked. */
const noRequestMs = 1;

const held = {
  carrier: z.string(),
  count: z.int(),
  until: timestamp().nullable().meta({ description: 'Null: until somebody does something about it.' }),
  reason: reasonSchema,
};
const heldBackMeta = {
  description: 'Numbers that cannot be given back at once, as far as is known before it is tried.',
};
const numbers = () => z.array(z.object({ carrier: z.string(), count: z.int() }));
const liveCalls = () =>
  z.int().meta({ description: 'Calls under way: numbers are not given back under them.' });

const previewSchema = z
  .object({
    callersOnline: z.int(),
    liveCalls: liveCalls(),
    remainingDials: z.int(),
    lastDialAt: timestamp().nullable(),
    numbers: numbers(),
    heldBack: z.array(z.object(held)).meta(heldBackMeta),
    exportsNeverTaken: z
      .array(z.enum(exportKinds))
      .meta({ description: 'They can be taken after the archive too.' }),
  })
  .meta({ id: 'ArchivePreview' });

const bulkPreviewSchema = z
  .object({
    callersOnline: z.int(),
    liveCalls: liveCalls(),
    remainingDials: z.int(),
    lastDialAt: timestamp().nullable().meta({ description: 'The newest of all.' }),
    numbers: numbers(),
    heldBack: z
      .array(
        z.object({
          ...held,
          soonest: timestamp().nullable().meta({ description: 'When the first of them can be given back.' }),
        }),
      )
      .meta(heldBackMeta),
    neverExported: z
      .object({ calls: z.int(), contacts: z.int() })
      .meta({ description: 'Of how many campaigns they were never taken.' }),
    campaigns: z.array(
      z.object({
        campaignId: id(),
        callersOnline: z.int(),
        liveCalls: z.int(),
        numbers: z.int(),
        heldBack: z.boolean().meta({ description: 'Whether numbers of it cannot be given back at once.' }),
        exportsNeverTaken: z.array(z.enum(exportKinds)),
      }),
    ),
  })
  .meta({ id: 'BulkArchivePreview' });

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
            heldBack: heldBack(preview, await unusable(accountId)).map(({ soonest, ...each }) => each),
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

const neverTaken = ({ exportsTaken }: ArchivePreview) =>
  exportKinds.filter((kind) => !exportsTaken.includes(kind));

function addUp(
  previews: readonly ArchivePreview[],
  unusable: ReadonlyMap<string, ReasonCode>,
): z.input<typeof bulkPreviewSchema> {
  const sum = (of: (preview: ArchivePreview) => number) =>
    previews.reduce((total, each) => total + of(each), 0);
  const numbers = new Map<string, number>();
  const held = new Map<string, HeldBack>();
  let lastDialAt: Date | null = null;
  const campaigns = previews.map((preview) => {
    if (preview.lastDialAt && (!lastDialAt || preview.lastDialAt > lastDialAt))
      lastDialAt = preview.lastDialAt;
    for (const { carrier, count } of preview.numbers) {
      numbers.set(carrier, (numbers.get(carrier) ?? 0) + count);
    }
    const own = heldBack(preview, unusable);
    for (const each of own) {
      const key = `${each.carrier} ${each.reason.code}`;
      held.set(key, together(held.get(key), each));
    }
    const { campaignId, callersOnline, liveCalls } = preview;
    return {
      campaignId,
      callersOnline,
      liveCalls,
      numbers: preview.numbers.reduce((total, { count }) => total + count, 0),
      heldBack: own.length > 0,
      exportsNeverTaken: neverTaken(preview),
    };
  });
  const never = (kind: (typeof exportKinds)[number]) =>
    campaigns.filter(({ exportsNeverTaken }) => exportsNeverTaken.includes(kind)).length;
  return {
    callersOnline: sum((preview) => preview.callersOnline),
    liveCalls: sum((preview) => preview.liveCalls),
    remainingDials: sum((preview) => preview.remainingDials),
    lastDialAt,
    numbers: [...numbers].map(([carrier, count]) => ({ carrier, count })),
    heldBack: [...held.values()],
    neverExported: { calls: never('calls'), contacts: never('contacts') },
    campaigns,
  };
}

interface HeldBack {
  carrier: string;
  count: number;
  /** When the first of them, and when all of them can be given back; null: when somebody did something about it. */
  soonest: Date | null;
  until: Date | null;
  reason: z.input<typeof reasonSchema>;
}

const together = (
  before: HeldBack | undefined,
  { carrier, count, soonest, until, reason }: HeldBack,
): HeldBack => ({
  carrier,
  count: (before?.count ?? 0) + count,
  soonest: before?.soonest && soonest && before.soonest < soonest ? before.soonest : soonest,
  until: before?.until && until && before.until > until ? before.until : until,
  reason,
});

function heldBack(preview: ArchivePreview, unusable: ReadonlyMap<string, ReasonCode>): HeldBack[] {
  const { numbers, tooNew, callbackGraceDays } = preview;
  const graceEnd = new Date(Date.now() + callbackGraceDays * dayMs);
  const waiting = numbers.flatMap(({ carrier, count }) => {
    const reason = unusable.get(carrier);
    return [
      ...(callbackGraceDays > 0
        ? [{ carrier, count, soonest: graceEnd, until: graceEnd, reason: presentReason('callback_grace') }]
        : []),
      ...(reason ? [{ carrier, count, soonest: null, until: null, reason: presentReason(reason) }] : []),
    ];
  });
  const young = tooNew.map(({ carrier, count, soonestMs, untilMs }) => ({
    carrier,
    count,
    soonest: new Date(soonestMs),
    until: new Date(untilMs),
    reason: presentReason('purchased_too_recently'),
  }));
  return [...waiting, ...young];
}
