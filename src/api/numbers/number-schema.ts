import { z } from 'zod';
import { carrierIds } from '../../carriers/registry.ts';
import { reasonOf } from '../../carriers/reasons.ts';
import type { NumberView, ReleaseView } from '../../db/numbers/read-numbers.ts';
import { numberStates, releaseStatuses } from '../../domain/numbers.ts';
import { absences, releaseOutcomes, releaseRequests } from '../../domain/receipt.ts';
import { clockShiftMs, e164, id, timestamp } from '../http/schemas.ts';

export const reasonSchema = z.object({
  code: z.string().meta({ description: 'Stable.', example: 'emergency_address' }),
  title: z.string(),
  whatToDo: z.string(),
});

export const numberSchema = z
  .object({
    id: id(),
    e164: e164(),
    carrier: z.string().meta({ example: carrierIds[0] }),
    carrierRef: z.string().nullable().meta({ description: 'The carrier’s own id of the rental.' }),
    state: z.enum(numberStates),
    campaignId: id().nullable(),
    assignedAt: timestamp().nullable(),
    release: z
      .object({
        status: z.enum(releaseStatuses),
        attempts: z.int(),
        reason: reasonSchema.nullable().meta({ description: 'Why it waits, or what an operator has to do.' }),
        nextAttemptAt: timestamp().nullable(),
        blockedUntil: timestamp().nullable().meta({ description: 'The carrier refuses until then.' }),
        releasedAt: timestamp().nullable(),
        clockShiftMs: clockShiftMs(),
      })
      .nullable()
      .meta({ description: 'Null until the number’s campaign is archived.' }),
  })
  .meta({ id: 'PhoneNumber' });

/** A time that was stored inside JSON. */
const stored = () => z.string().meta({ format: 'date-time' });

const proved = {
  releasedAt: stored(),
  orderRef: z.string().nullable().meta({ description: 'The carrier’s reference of the order that did it.' }),
  attempts: z.int(),
  absence: z.enum(absences).meta({
    description:
      'What shows that nobody pays for it any more. `proved`: the carrier said that our request released it, or where ' +
      'it is now. `absent_everywhere_we_can_see`: in no list of the account and its subaccounts. `unknown`: not in the ' +
      'account’s list, and perhaps in one that cannot be seen; also of receipts of earlier versions.',
  }),
};

const receiptSchema = z.discriminatedUnion('proof', [
  z.looseObject({
    ...proved,
    proof: z.literal('read_back'),
    outcome: z.enum(releaseOutcomes).meta({ description: 'Whether it was our request that did it.' }),
    readBackAt: stored().nullable(),
  }),
  z.looseObject({
    ...proved,
    proof: z.literal('comparison'),
    outcome: z.literal('already_gone'),
    explanation: z.string(),
    findingId: id(),
    comparedAt: stored(),
    campaignId: id().nullable().meta({ description: 'The campaign that held it then.' }),
  }),
]);

export const releaseSchema = z
  .object({
    number: numberSchema,
    receipt: receiptSchema.nullable().meta({ description: 'Null until the number is proved gone.' }),
    attempts: z.array(
      z.object({
        attempt: z.int(),
        startedAt: timestamp(),
        finishedAt: timestamp().nullable(),
        outcome: z.string().nullable(),
        steps: z.array(
          z.looseObject({
            request: z.enum(releaseRequests).meta({ example: 'read_back' }),
            at: stored(),
            durationMs: z.number(),
            outcome: z.string(),
            reason: z.string().nullable(),
            httpStatus: z.int().nullable(),
            carrierCode: z.string().nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'NumberRelease' });

export function presentNumber(view: NumberView): z.input<typeof numberSchema> {
  const { id: numberId, e164: number, carrier, carrierRef, state, campaignId, assignedAt } = view;
  const { releaseStatus: status, attempts, reason, nextAttemptAt, blockedUntil, releasedAt } = view;
  const release =
    status === null
      ? null
      : {
          status,
          attempts: attempts ?? 0,
          reason: reason === null ? null : presentReason(reason),
          nextAttemptAt,
          blockedUntil,
          releasedAt,
          clockShiftMs: view.clockShiftMs,
        };
  return { id: numberId, e164: number, carrier, carrierRef, state, campaignId, assignedAt, release };
}

export function presentRelease({ number, receipt, attempts }: ReleaseView): z.input<typeof releaseSchema> {
  return {
    number: presentNumber(number),
    receipt: receipt && { ...receipt, absence: receipt.absence ?? 'unknown' },
    attempts,
  };
}

/** A reason in words, for people. */
export function presentReason(code: string): z.input<typeof reasonSchema> {
  return { code, ...reasonOf(code) };
}
