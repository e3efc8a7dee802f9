import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { type EventType, eventTypes } from '../../domain/events.ts';
import { testEventType } from '../../domain/webhooks.ts';
import { pascalCase, told } from '../events/event-schema.ts';
import { id, timestamp } from '../http/schemas.ts';

const headers = z.object({
  'webhook-id': z.string().meta({
    description:
      'The event’s id: the same at every attempt and replay, so that you know what you had before.',
    example: '019abf4e-7a3c-7cc1-9d1b-3a5f0f6f2b11',
  }),
  'webhook-timestamp': z.string().meta({
    description:
      'When this attempt was made, in seconds of the Unix epoch. Refuse what is more than five minutes old.',
    example: '1795456801',
  }),
  'webhook-signature': z.string().meta({
    description:
      'Signatures as Standard Webhooks has them, separated by blanks: while a secret is replaced, of the old one and the new.',
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  }),
});

const common = {
  id: id().meta({ description: 'Of the event.' }),
  campaignId: id().nullable().meta({ description: 'Null: it is about no campaign.' }),
};

const bodyOf = (type: EventType) =>
  z
    .object({
      type: z.literal(type),
      timestamp: timestamp().meta({ description: 'When it happened.' }),
      data: z.looseObject({ ...common, ...told[type].data }),
    })
    .meta({ id: `${pascalCase(type)}Message`, description: told[type].when });

const testBody = z
  .object({ type: z.literal(testEventType), timestamp: timestamp(), data: z.object(common) })
  .meta({ id: 'WebhookTestMessage', description: 'Somebody tries the webhook. It tells of nothing.' });

/** What is sent to webhooks, for the document's `webhooks`. */
export const webhookMessages = (): RouteConfig[] => [
  ...eventTypes.map((type) => message(type, told[type].when, bodyOf(type))),
  message(testEventType, 'Somebody tries the webhook.', testBody),
];

const message = (type: string, when: string, schema: z.ZodType): RouteConfig => ({
  method: 'post',
  // Webhooks have names in the place of paths.
  path: type,
  operationId: `on${pascalCase(type)}`,
  summary: when,
  description: 'Sent to webhooks (POST /v1/webhooks) that want this type.',
  tags: ['Webhooks'],
  security: [],
  request: { headers, body: { required: true, content: { 'application/json': { schema } } } },
  responses: {
    '2XX': { description: 'You have it. Anything else is tried again.' },
    410: { description: 'You want nothing any more: the webhook is disabled at once.' },
  },
});
