import { z } from 'zod';
import { nowMs } from '../../clock.ts';
import type { CallEvent } from '../../domain/calls.ts';
import { type CallEventType, callEventTypes, callOutcomes } from '../../domain/calls.ts';
import { e164, id, storableText, timestamp, timestampInput } from '../http/schemas.ts';

export const maxEventsPerRequest = 1000;
/** Fits a full batch whose every event has the longest answers, even where their text doubles by being escaped. */
export const callEventsLimitBytes = 16 * 1024 * 1024;
/** A hundred values in each event of a full batch. */
export const maxCallEventValues = 100 * maxEventsPerRequest;

export const clockToleranceMs = 5 * 60 * 1000;
const maxAnswersBytes = 7_000;
// A dialer whose clock is a month behind would report dials that keep no campaign alive. It must notice at once.
const oldestDays = 7;
export const oldestMs = oldestDays * 24 * 60 * 60 * 1000;

const plain = z.union([storableText(maxAnswersBytes), z.number(), z.boolean(), z.null()]);
const answer = z.union(
  [plain, z.array(plain).max(200)],
  'must be text, a number, true, false, null or up to 200 of these',
);

export const longestDialerId = 128;
export const longestCallSeconds = 86_400;

/** A dialer's own id of an event, a call or a caller. */
export const dialerId = () => storableText(longestDialerId).min(1);

export const dispositionSchema = () => storableText(200).min(1);

export const answersSchema = () =>
  z
    .record(storableText(200), answer)
    .refine((answers) => Buffer.byteLength(JSON.stringify(answers)) <= maxAnswersBytes, {
      error: `must not be longer than ${maxAnswersBytes} bytes of JSON`,
    });

const dialerTime = () =>
  timestampInput()
    .refine((at) => at.getTime() <= nowMs() + clockToleranceMs, 'must not be in the future')
    .refine(
      (at) => at.getTime() >= nowMs() - oldestMs,
      `must not be more than ${oldestDays} days ago: look at the dialer’s clock`,
    )
    .meta({ format: 'date-time', example: '2026-11-23T18:00:00Z' });

// What a call is folded from looks for these members in these events only: elsewhere they would be lost without a word.
const belongsTo = {
  durationSeconds: ['finished'],
  outcome: ['finished', 'not_placed'],
  disposition: ['result'],
  answers: ['result'],
} as const satisfies Partial<Record<keyof CallEvent, readonly CallEventType[]>>;

export const callEventSchema = z
  .strictObject({
    id: dialerId().meta({ description: 'Your id of the event: sending it again changes nothing.' }),
    type: z.enum(callEventTypes).meta({
      description: '`not_placed` is an attempt that never rang; it does not count as a dial.',
    }),
    callId: dialerId().meta({ description: 'Your id of the call; its events are folded into one.' }),
    occurredAt: dialerTime(),
    startedAt: dialerTime().optional().meta({
      description:
        'When the call was placed. Worth giving with `finished` and `result`, in case `started` gets lost.',
    }),
    contactId: id().optional().meta({ description: 'Left out: the contact is found by `to`.' }),
    callerId: dialerId().optional(),
    from: storableText(longestDialerId).min(1).optional().meta({
      description:
        'The number the call was placed from, or what the dialer has instead: `anonymous`, a SIP address.',
    }),
    to: e164().optional(),
    durationSeconds: z
      .int()
      .min(0)
      .max(longestCallSeconds)
      .optional()
      .meta({ description: 'With `finished`.' }),
    outcome: z.enum(callOutcomes).optional().meta({ description: 'With `finished` or `not_placed`.' }),
    disposition: dispositionSchema().optional().meta({ description: 'With `result`.' }),
    answers: answersSchema()
      .optional()
      .meta({
        description: 'With `result`: script answers by question.',
        example: { 'Will you vote?': 'yes' },
      }),
  })
  .refine(({ startedAt, occurredAt }) => !startedAt || startedAt <= occurredAt, {
    path: ['startedAt'],
    error: 'must not be after occurredAt',
  })
  .check(({ value, issues }) => {
    for (const [member, types] of Object.entries(belongsTo)) {
      if (value[member as keyof typeof belongsTo] === undefined || types.some((type) => type === value.type))
        continue;
      issues.push({
        code: 'custom',
        input: value,
        path: [member],
        message: `belongs to ${types.join(' or ')} events`,
      });
    }
  })
  .meta({
    id: 'CallEvent',
    example: {
      id: 'evt-8842-1',
      type: 'started',
      callId: 'call-8842',
      occurredAt: '2026-11-23T18:00:00Z',
      callerId: 'caller-17',
      from: '+14155550123',
      to: '+12025550143',
    },
  });

export const callEventBatchSchema = z
  .strictObject({ events: z.array(callEventSchema).min(1).max(maxEventsPerRequest) })
  .meta({ id: 'CallEventBatch' });

/** What is asked of a batch before its events are looked at, each by itself. */
export const uncheckedBatchSchema = z.strictObject({
  events: z.array(z.unknown()).min(1).max(maxEventsPerRequest),
});

export const refusedEventSchema = z
  .object({
    id: z.string().nullable().meta({ description: 'Null where the event has no id that can be one.' }),
    index: z.int().meta({ description: 'Its place in the request, from 0.' }),
    code: z.enum(['campaign_archived', 'campaign_not_launched', 'event_id_reused', 'invalid_event']),
    detail: z.string().meta({ example: '#/occurredAt: must not be in the future' }),
  })
  .meta({ id: 'RefusedCallEvent' });
export type RefusedEvent = z.output<typeof refusedEventSchema>;

export const recordedSchema = z
  .object({
    recorded: z.int().meta({ description: 'Events taken now.' }),
    duplicates: z.int().meta({ description: 'Events taken before; nothing changed.' }),
    refused: z.array(refusedEventSchema).meta({
      description:
        'Events that were not taken and never will be, as they are; the others of the request were.',
    }),
    lastDialAt: timestamp().nullable().meta({ description: 'The campaign’s newest dial now.' }),
  })
  .meta({ id: 'RecordedCallEvents' });
export type RecordedEvents = z.input<typeof recordedSchema>;
