import { z } from 'zod';
import { now } from '../../clock.ts';
import type { InventoryNumber } from '../../db/numbers/list-inventory.ts';
import { archiveReasons } from '../../domain/campaign.ts';
import { carrierIds, carrierNamed, carriers } from '../../carriers/registry.ts';
import { coolDownDays } from '../../domain/numbers.ts';
import { numberSchema, presentNumber } from './number-schema.ts';
import { id, timestamp } from '../http/schemas.ts';

const givingBack = carrierIds
  .map((carrier) => carriers[carrier])
  .filter(({ reclaimDays }) => reclaimDays !== null)
  .map(({ label }) => label);
const dayMs = 24 * 60 * 60 * 1000;

export const inventorySchema = z
  .object({
    ...numberSchema.shape,
    campaign: z
      .object({ id: id(), name: z.string() })
      .nullable()
      .meta({ description: 'The campaign that holds it, or gave it back.' }),
    purchasedAt: timestamp().nullable().meta({ description: 'Where the carrier tells.' }),
    monthlyCostCents: z
      .int()
      .nullable()
      .meta({ description: 'Hundredths of `currency`, where the carrier tells.', example: 115 }),
    currency: z.string().meta({ description: 'ISO 4217.', example: 'USD' }),
    renewsAt: timestamp()
      .nullable()
      .meta({ description: 'When the next rent is due, as the carrier told last.' }),
    subaccount: z
      .string()
      .nullable()
      .meta({ description: 'The subaccount that rents it; null when the account itself does.' }),
    releasedBy: z
      .object({
        event: z.enum(['campaign_archived', 'found_gone']).meta({
          description:
            '`found_gone`: a comparison with the carrier’s list found it gone, and somebody accepted that.',
        }),
        campaignId: id().nullable(),
        archiveReason: z.enum(archiveReasons).nullable(),
      })
      .nullable()
      .meta({
        description: 'What made it go back; null while it is kept. When it was gone, `release` tells.',
      }),
    earliestReassignmentAt: timestamp()
      .nullable()
      .meta({
        description: `Nobody else is given the number before: ${coolDownDays} days after its release (FCC, 47 CFR 52.15).`,
      }),
    reclaimableUntil: timestamp()
      .nullable()
      .meta({
        description: `Until then the carrier gives it back to the account on request (${givingBack.join(', ')}).`,
      }),
    reclaim: z
      .object({
        byApi: z.boolean().meta({ description: 'Whether `POST /v1/numbers/{numberId}/reclaim` does it.' }),
        how: z.string(),
      })
      .nullable()
      .meta({ description: 'How it is taken back while the carrier keeps it; null where it does not.' }),
  })
  .meta({ id: 'InventoryNumber' });

export function presentInventoryNumber(view: InventoryNumber): z.input<typeof inventorySchema> {
  const { campaignId, campaignName, carrier, foundGone, purchasedAt, monthlyCostCents, releasedAt, state } =
    view;
  const { currency, renewsAt, subaccount } = view;
  const known = carrierNamed(carrier);
  const goesBack = state === 'releasing' || state === 'released';
  const after = (days: number | null) =>
    releasedAt === null || days === null ? null : new Date(releasedAt.getTime() + days * dayMs);
  const { reclaimDays = null, reclaimBy = null } = known ? carriers[known] : {};
  // Since when a number that was found gone has been gone, nobody knows.
  const reclaimableUntil = foundGone ? null : after(reclaimDays);
  return {
    ...presentNumber(view),
    campaign: campaignId === null ? null : { id: campaignId, name: campaignName ?? '' },
    purchasedAt,
    monthlyCostCents,
    currency,
    renewsAt: state === 'released' ? null : renewsAt,
    subaccount,
    releasedBy: goesBack
      ? {
          event: foundGone ? 'found_gone' : 'campaign_archived',
          campaignId: foundGone ? view.foundGoneFrom : campaignId,
          archiveReason: view.archiveReason,
        }
      : null,
    earliestReassignmentAt: after(coolDownDays),
    reclaimableUntil,
    reclaim: reclaimableUntil && reclaimableUntil > now() ? presentReclaim(reclaimBy) : null,
  };
}

function presentReclaim(by: string | null): { byApi: boolean; how: string } | null {
  if (by === null) return null;
  return by === 'api'
    ? { byApi: true, how: 'Lastcall can take it back; it is paid for again from then on.' }
    : { byApi: false, how: by };
}
