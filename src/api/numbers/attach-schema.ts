import { z } from 'zod';
import { referenceProblem } from '../../carriers/reference.ts';
import { carrierIds, carriers } from '../../carriers/registry.ts';
import type { HeldNumber, HeldReason } from '../../db/numbers/held-numbers.ts';
import { coolDownDays } from '../../domain/numbers.ts';
import { LastcallError } from '../../errors.ts';
import { e164, storableText } from '../http/schemas.ts';

const maxNumbersPerRequest = 1000;

export const attachRequest = z
  .strictObject({
    numbers: z
      .array(
        z
          .strictObject({
            e164: e164(),
            carrier: z.enum(carrierIds),
            carrierRef: storableText(200).min(1).optional(),
          })
          .superRefine(({ carrier, carrierRef }, context) => {
            const problem =
              carrierRef === undefined ? null : referenceProblem(carriers[carrier].reference, carrierRef);
            if (problem) context.addIssue({ code: 'custom', path: ['carrierRef'], message: problem });
          }),
      )
      .min(1)
      .max(maxNumbersPerRequest)
      .refine((numbers) => new Set(numbers.map((number) => number.e164)).size === numbers.length, {
        error: 'must name each number once',
      }),
    force: z
      .boolean()
      .default(false)
      .meta({
        description:
          'Takes numbers also from other drafts and active campaigns, and such as the account gave back less than ' +
          `${coolDownDays} days ago and rents again.`,
      }),
  })
  .meta({ id: 'AttachNumbers', example: { numbers: [{ e164: '+14155550123', carrier: 'sandbox' }] } });

export const attachResult = z
  .object({
    attached: z.int(),
    alreadyAttached: z.int().meta({ description: 'Numbers that this campaign had before.' }),
  })
  .meta({ id: 'AttachResult' });

const explanations = {
  held_by_campaign: 'Another campaign holds it. Send `force` to move it from there.',
  being_released: 'It is being given back to its carrier, which cannot be stopped.',
  other_carrier: 'It is known here as rented from another carrier. Attach it under that one.',
  held_elsewhere:
    'Another account of this installation holds it. If it is yours, ask whoever runs the installation.',
  cooling_down:
    'The account gave it back so lately that people may still call it back. Send `force` if you have rented it again.',
} as const satisfies Record<HeldReason, string>;

/** Says of each number why it cannot be attached. */
export function numberUnavailable(held: readonly HeldNumber[]): LastcallError {
  const problem =
    held.length === 1 ? 'one of the numbers is not free' : `${held.length} of the numbers are not free`;
  const numbers = held.map((number) => ({ ...number, explanation: explanations[number.reason] }));
  return new LastcallError('number_unavailable', { problem }, { numbers });
}
