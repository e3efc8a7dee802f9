import { z } from 'zod';
import { assignmentEnds, liveForSeconds } from '../../domain/callers.ts';
import { callOutcomes } from '../../domain/calls.ts';
import { answersSchema, dialerId, dispositionSchema } from '../calls/call-event-schema.ts';
import { clockShiftMs, e164, id, timestamp } from '../http/schemas.ts';

const live = () =>
  z
    .boolean()
    .meta({ description: `Heard of within the last ${liveForSeconds} seconds, in an active campaign.` });
const endedAt = () => timestamp().nullable();
const endReason = () => z.enum(assignmentEnds).nullable();

export const callerSchema = z
  .object({
    userId: id(),
    name: z.string(),
    email: z.string(),
    assignedAt: timestamp(),
    live: live(),
    lastSeenAt: timestamp().nullable(),
    endedAt: endedAt().meta({ description: 'Null while the assignment stands.' }),
    endReason: endReason(),
  })
  .meta({ id: 'Caller' });

export const callersSchema = z
  .object({
    items: z.array(callerSchema),
    others: z
      .array(z.object({ callerId: z.string(), lastSeenAt: timestamp() }))
      .meta({ description: 'Live callers whom a dialer reported and who are not assigned here.' }),
  })
  .meta({ id: 'CallerList' });

export const callerIdSchema = dialerId();

export const callerHeartbeats = z
  .strictObject({
    callerIds: z
      .array(callerIdSchema)
      .min(1)
      .max(1_000)
      .meta({ description: 'The dialer’s ids of the callers who are at work, as in call events.' }),
  })
  .meta({ id: 'CallerHeartbeats', example: { callerIds: ['caller-17', 'caller-18'] } });

/** What is asked of heartbeats before each id is looked at by itself. */
export const uncheckedHeartbeats = z.strictObject({ callerIds: z.array(z.unknown()).min(1).max(1_000) });

export const refusedHeartbeats = z
  .object({
    refused: z.array(
      z.object({
        index: z.int().meta({ description: 'Its place in `callerIds`, from 0.' }),
        code: z.enum(['invalid_caller_id']),
        detail: z.string(),
      }),
    ),
  })
  .meta({ id: 'RefusedHeartbeats' });

export const assignmentSchema = z
  .object({
    campaignId: id(),
    campaignName: z.string(),
    endsAt: timestamp().nullable(),
    clockShiftMs: clockShiftMs(),
    assignedAt: timestamp(),
    remaining: z.int().meta({
      description:
        'Contacts that were not dialled yet, with those on the do-not-call list, whom callers are not given.',
    }),
    live: live(),
    endedAt: endedAt(),
    endReason: endReason(),
  })
  .meta({ id: 'Assignment' });

export const placedCallSchema = z
  .object({
    callId: z.string(),
    contact: z.object({
      id: id(),
      firstName: z.string().nullable(),
      lastName: z.string().nullable(),
      phone: e164(),
      extension: z.string().nullable().meta({ description: 'What to dial after the connection.' }),
    }),
    from: e164().nullable().meta({ description: 'Null: the campaign has no numbers.' }),
    startedAt: timestamp(),
  })
  .meta({ id: 'PlacedCall' });

export const callResultSchema = z
  .strictObject({
    outcome: z.enum(callOutcomes),
    disposition: dispositionSchema().optional(),
    answers: answersSchema().optional(),
  })
  .meta({ id: 'CallResult', example: { outcome: 'answered', disposition: 'Supports' } });
