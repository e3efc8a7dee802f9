import { z } from 'zod';
import { carrierIds } from '../../carriers/registry.ts';
import { type ReasonCode, reasons } from '../../carriers/reasons.ts';
import type { NumberView, ReleaseView } from '../../db/numbers/read-numbers.ts';
import { numberStates, releaseStatuses } from '../../domain/numbers.ts';
import { e164, id, timestamp } from '../http/schemas.ts';

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
      })
      .nullable()
      .meta({ description: 'Null until the number’s campaign is archived.' }),
  })
  .meta({ id: 'PhoneNumber' });

export const releaseSchema = z
  .object({
    number: numberSchema,
    receipt: z
      .looseObject({})
      .nullable()
      .meta({ description: 'Null until a read-back proved the number gone.' }),
    attempts: z.array(
      z.object({
        attempt: z.int(),
        startedAt: timestamp(),
        finishedAt: timestamp().nullable(),
        outcome: z.string().nullable(),
        steps: z.array(
          z.looseObject({
            request: z.string().meta({ example: 'read_back' }),
            at: z.string().meta({ format: 'date-time' }),
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
        };
  return { id: numberId, e164: number, carrier, carrierRef, state, campaignId, assignedAt, release };
}

export function presentRelease({ number, receipt, attempts }: ReleaseView): z.input<typeof releaseSchema> {
  const answered = attempts.map((attempt) => ({
    ...attempt,
    steps: attempt.steps.map((step) => ({ ...step })),
  }));
  return { number: presentNumber(number), receipt, attempts: answered };
}

/** A reason in words, for people. */
export function presentReason(code: string): z.input<typeof reasonSchema> {
  // A row may be older than the catalogue.
  const known = reasons[code as ReasonCode] as (typeof reasons)[ReasonCode] | undefined;
  return { code, title: known?.title ?? code, whatToDo: known?.whatToDo ?? '' };
}
