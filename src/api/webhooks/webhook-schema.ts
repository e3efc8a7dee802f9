import { z } from 'zod';
import type { Webhook } from '../../db/webhooks/webhooks.ts';
import { type EventType, eventTypes } from '../../domain/events.ts';
import {
  deliveryStates,
  disabledAfterDays,
  disabledReasons,
  keptAnswerLength,
  testEventType,
  webhookSecretOverlapHours,
  webhookStatuses,
} from '../../domain/webhooks.ts';
import { longestUrl } from '../../webhooks/endpoint-url.ts';
import { eventTypeSchema } from '../events/event-schema.ts';
import { etag, id, storableText, timestamp, timestampInput } from '../http/schemas.ts';

export const webhookSchema = z
  .object({
    id: id(),
    etag: etag(),
    url: z.string(),
    description: z.string().meta({ example: 'CRM' }),
    eventTypes: z.array(eventTypeSchema).meta({ description: 'Empty: events of every type.' }),
    status: z.enum(webhookStatuses),
    disabledReason: z
      .enum(disabledReasons)
      .nullable()
      .meta({
        description: `\`gone\`: the receiver answered 410. \`failing\`: it failed at every attempt for ${disabledAfterDays} days. \`person\`: somebody asked for it.`,
      }),
    disabledAt: timestamp().nullable(),
    failures: z.int().meta({ description: 'Attempts that failed since the last one that went well.' }),
    failingSince: timestamp().nullable(),
    lastSuccessAt: timestamp()
      .nullable()
      .meta({ description: 'When it last took something, to the minute.' }),
    previousSecretUntil: timestamp().nullable().meta({
      description: 'Until when messages are signed with the previous secret too; null: they are not.',
    }),
    createdAt: timestamp(),
  })
  .meta({ id: 'Webhook' });

export const webhookWithSecretSchema = z
  .object({
    ...webhookSchema.shape,
    secret: z.string().meta({
      description: 'What its messages are signed with, shown this once.',
      example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw0123456789A=',
    }),
  })
  .meta({ id: 'WebhookWithSecret' });

const input = {
  url: z
    .string()
    .min(1)
    .max(longestUrl)
    .meta({
      description:
        'https, without a name and password, on the usual port or one from 1024 on. It may not lead into a private network, ' +
        'unless whoever runs this installation allows that (and http).',
      example: 'https://crm.example.org/lastcall',
    }),
  description: storableText(200).meta({ description: 'For people.', example: 'CRM' }),
  eventTypes: z
    .array(eventTypeSchema)
    .max(eventTypes.length)
    .transform((types) => [...new Set(types)])
    .meta({ description: 'Empty: events of every type, those of later versions too.' }),
};

export const newWebhookSchema = z
  .strictObject({
    url: input.url,
    description: input.description.default(''),
    eventTypes: input.eventTypes.default([]),
  })
  .meta({
    id: 'NewWebhook',
    example: {
      url: 'https://crm.example.org/lastcall',
      description: 'CRM',
      eventTypes: ['campaign.archived', 'number.released'],
    },
  });

export const changeWebhookSchema = z
  .strictObject({
    url: input.url.optional(),
    description: input.description.optional(),
    eventTypes: input.eventTypes.optional(),
  })
  .meta({ id: 'WebhookChange', example: { eventTypes: [] } });

export const attemptSchema = z
  .object({
    number: z.int(),
    startedAt: timestamp(),
    durationMs: z.int().nullable().meta({
      description: 'Null: it is under way, or its worker ended meanwhile and another one has sent it again.',
    }),
    status: z.int().nullable().meta({ description: 'Of the answer; null: there was none.' }),
    error: z.string().nullable().meta({
      description:
        'Why there was no answer: `TIMED_OUT`, `ADDRESS_REFUSED` (a private address), or what the system calls it.',
      example: 'ECONNREFUSED',
    }),
    answer: z
      .string()
      .nullable()
      .meta({
        description: `The beginning of the answer, ${keptAnswerLength} characters at most.`,
        example: 'Service Unavailable',
      }),
  })
  .meta({ id: 'WebhookAttempt' });

const delivery = {
  id: id(),
  eventId: id().nullable().meta({ description: 'Null: a test.' }),
  type: z
    .enum([...eventTypes, testEventType])
    .meta({ description: 'Of the event.', example: 'campaign.archived' }),
  occurredAt: timestamp().meta({ description: 'When the event happened.' }),
  campaignId: id().nullable(),
  state: z.enum(deliveryStates).meta({
    id: 'WebhookDeliveryState',
    description:
      '`waiting`: to be sent, for the first time or again. `delivered`: the receiver answered 2xx. `failed`: it did not at any ' +
      'attempt. `cancelled`: the webhook was disabled before.',
  }),
  attempts: z.int(),
  lastAttempt: attemptSchema.nullable(),
  nextAttemptAt: timestamp().nullable().meta({ description: 'While it waits: when at the earliest.' }),
  settledAt: timestamp().nullable().meta({ description: 'When it left the state `waiting`.' }),
  createdAt: timestamp(),
};

export const deliverySchema = z.object(delivery).meta({ id: 'WebhookDelivery' });

export const deliveryWithAttemptsSchema = z
  .object({ ...delivery, log: z.array(attemptSchema).meta({ description: 'Every attempt, in order.' }) })
  .meta({ id: 'WebhookDeliveryWithLog' });

export const replaySchema = z
  .strictObject({
    from: timestampInput(),
    to: timestampInput().meta({ description: 'Events before this time.' }),
    undelivered: z
      .boolean()
      .default(false)
      .meta({ description: 'Only those that the webhook has not taken; else all.' }),
  })
  .refine(({ from, to }) => from < to, { error: 'must be after "from"', path: ['to'] })
  .meta({
    id: 'WebhookReplay',
    example: { from: '2026-11-23T18:00:00Z', to: '2026-11-24T06:00:00Z', undelivered: true },
  });

export const replayedSchema = z
  .object({ events: z.int().meta({ description: 'How many events are sent.' }) })
  .meta({ id: 'WebhookReplayed' });

export const secretOverlap = `Messages are signed with the previous one too for ${webhookSecretOverlapHours} more hours, and with none that is older.`;

/** Types stand in rows as they were checked on their way in. */
export const presentWebhook = (webhook: Webhook) => ({
  ...webhook,
  eventTypes: webhook.eventTypes as EventType[],
});
