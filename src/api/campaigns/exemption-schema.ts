import { z } from 'zod';
import { etag, storableText, timestampInput } from '../http/schemas.ts';

const isoTime = () => z.string().meta({ format: 'date-time', example: '2026-11-23T18:00:00.000Z' });

export const exemptionSchema = z
  .object({
    etag: etag(),
    of: z.enum(['campaign', 'account']).meta({ description: 'Whether it is the campaign’s own.' }),
    reason: z.string(),
    until: isoTime().nullable().meta({ description: 'Null: without an end.' }),
    setAt: isoTime(),
    setBy: z.string().meta({ description: 'As in the audit log.' }),
    setByName: z.string().nullable(),
  })
  .meta({ id: 'Exemption' });

/** Why something is kept from archiving itself, in the words of who asked for it. */
export const reasonInput = () => storableText(500).trim().min(1);

export const newExemptionSchema = z
  .strictObject({
    reason: reasonInput(),
    until: timestampInput()
      .nullable()
      .optional()
      .meta({ description: 'When it ends by itself; without: not before somebody ends it.' }),
  })
  .meta({ id: 'NewExemption', example: { reason: 'Waits for the recount', until: '2027-01-15T00:00:00Z' } });
