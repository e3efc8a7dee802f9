import type { z } from 'zod';
import { nowMs } from '../../clock.ts';
import type { ReasonCode } from '../../carriers/reasons.ts';
import type { ArchivePreview } from '../../db/campaigns/preview-archive.ts';
import { addRents } from '../../db/numbers/rent.ts';
import { presentRent } from '../numbers/rent-schema.ts';
import { presentReason } from '../numbers/number-schema.ts';
import { type bulkPreviewSchema, type HeldBack, previewedExports } from './archive-preview-schema.ts';

const dayMs = 24 * 60 * 60 * 1000;

export const neverTaken = ({ exportsTaken }: ArchivePreview) =>
  previewedExports.filter((kind) => !exportsTaken.includes(kind));

/** What archiving these campaigns together would do. */
export function addUp(
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
  const never = (kind: (typeof previewedExports)[number]) =>
    campaigns.filter(({ exportsNeverTaken }) => exportsNeverTaken.includes(kind)).length;
  return {
    callersOnline: sum((preview) => preview.callersOnline),
    liveCalls: sum((preview) => preview.liveCalls),
    remainingDials: sum((preview) => preview.remainingDials),
    lastDialAt,
    numbers: [...numbers].map(([carrier, count]) => ({ carrier, count })),
    rent: presentRent(addRents(previews.map(({ rent }) => rent))),
    heldBack: [...held.values()],
    neverExported: { calls: never('calls'), contacts: never('contacts') },
    campaigns,
  };
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

/** The numbers of a campaign that cannot be given back at once, by carrier and reason. */
export function heldBack(preview: ArchivePreview, unusable: ReadonlyMap<string, ReasonCode>): HeldBack[] {
  const { numbers, tooNew, callbackGraceDays } = preview;
  const graceEnd = new Date(nowMs() + callbackGraceDays * dayMs);
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
