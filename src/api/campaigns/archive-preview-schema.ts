import { z } from 'zod';
import { rentSchema } from '../numbers/rent-schema.ts';
import { reasonSchema } from '../numbers/number-schema.ts';
import { id, timestamp } from '../http/schemas.ts';

/** What of a campaign is worth a word before the archive when nobody has exported it. */
export const previewedExports = ['calls', 'contacts'] as const;

const heldBackSchema = z.object({
  carrier: z.string(),
  count: z.int(),
  soonest: timestamp().nullable().meta({ description: 'When the first of them can be given back.' }),
  until: timestamp()
    .nullable()
    .meta({ description: 'When all of them can. Null: until somebody does something about it.' }),
  reason: reasonSchema,
});

export type HeldBack = z.input<typeof heldBackSchema>;

const shared = {
  callersOnline: z.int(),
  liveCalls: z.int().meta({ description: 'Calls under way: numbers are not given back under them.' }),
  remainingDials: z.int(),
  lastDialAt: timestamp().nullable().meta({ description: 'The newest.' }),
  numbers: z.array(z.object({ carrier: z.string(), count: z.int() })),
  rent: rentSchema.meta({ description: 'What the numbers cost until they are given back.' }),
  heldBack: z.array(heldBackSchema).meta({
    description: 'Numbers that cannot be given back at once, as far as is known before it is tried.',
  }),
};

const exportsNeverTaken = z
  .array(z.enum(previewedExports))
  .meta({ description: 'They can be taken after the archive too.' });

/** What archiving a campaign would do. */
export const previewSchema = z.object({ ...shared, exportsNeverTaken }).meta({ id: 'ArchivePreview' });

/** What archiving many would do: added up, and campaign by campaign. */
export const bulkPreviewSchema = z
  .object({
    ...shared,
    neverExported: z
      .object({ calls: z.int(), contacts: z.int() })
      .meta({ description: 'Of how many campaigns they were never taken.' }),
    campaigns: z.array(
      z.object({
        campaignId: id(),
        callersOnline: shared.callersOnline,
        liveCalls: shared.liveCalls,
        numbers: z.int(),
        heldBack: z.boolean().meta({ description: 'Whether numbers of it cannot be given back at once.' }),
        exportsNeverTaken,
      }),
    ),
  })
  .meta({ id: 'BulkArchivePreview' });
