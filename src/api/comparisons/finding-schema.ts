import { z } from 'zod';
import type { FindingView } from '../../db/comparisons/read-findings.ts';
import { findingFixes, findingKinds, findingResolutions } from '../../domain/findings.ts';
import { absences } from '../../domain/receipt.ts';
import { e164, id, timestamp } from '../http/schemas.ts';

export const fixRequest = z
  .strictObject({
    fix: z
      .enum(Object.values(findingFixes))
      .optional()
      .meta({ description: 'What you expect to be done; refused if the finding’s kind is fixed otherwise.' }),
  })
  .meta({ id: 'FixFinding', example: {} });

export const findingSchema = z
  .object({
    id: id(),
    kind: z.enum(findingKinds).meta({
      description:
        '`leak`: given back here, still rented there. `ghost`: held here, gone there. `stranger`: rented there, ' +
        'unknown here.',
    }),
    carrier: z.string(),
    e164: e164(),
    carrierRef: z.string().nullable().meta({ description: 'The carrier’s own id of the rental.' }),
    numberId: id()
      .nullable()
      .meta({ description: 'The number here; after a fix, the one that the fix made.' }),
    campaign: z
      .object({ id: id(), name: z.string() })
      .nullable()
      .meta({ description: 'The campaign that holds the number, or gave it back.' }),
    monthlyCostCents: z.int().nullable().meta({
      description: 'Hundredths of `currency` that the carrier charges a month, where it tells.',
      example: 115,
    }),
    currency: z.string().meta({ description: 'ISO 4217.', example: 'USD' }),
    subaccount: z
      .string()
      .nullable()
      .meta({ description: 'The subaccount that rents a leak; null when the account itself does.' }),
    absence: z
      .enum(absences)
      .nullable()
      .meta({ description: 'Of a ghost: what shows that it is gone, as in a receipt.' }),
    fix: z.enum(Object.values(findingFixes)).meta({ description: 'What fixing it does.' }),
    firstSeenAt: timestamp(),
    lastSeenAt: timestamp(),
    resolvedAt: timestamp().nullable(),
    resolution: z.enum(findingResolutions).nullable().meta({
      description: '`not_seen`: a later comparison did not find it any more. The others are fixes.',
    }),
  })
  .meta({ id: 'Finding' });

export function presentFinding(view: FindingView): z.input<typeof findingSchema> {
  const { campaignId, campaignName, ...finding } = view;
  return {
    ...finding,
    campaign: campaignId === null ? null : { id: campaignId, name: campaignName ?? '' },
    fix: findingFixes[finding.kind],
  };
}
