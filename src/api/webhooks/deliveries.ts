import { z } from 'zod';
import { listAttempts, listDeliveries } from '../../db/webhooks/list-deliveries.ts';
import { replayDelivery, replayRange, sendTest } from '../../db/webhooks/replay.ts';
import { readWebhook } from '../../db/webhooks/webhooks.ts';
import { eventKeptDays, type EventType } from '../../domain/events.ts';
import { deliveryStates, mostReplayed } from '../../domain/webhooks.ts';
import type { Delivery } from '../../db/webhooks/list-deliveries.ts';
import { LastcallError } from '../../errors.ts';
import { decodeCursor, encodeCursor, page } from '../http/cursor.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id, pageOf, pageQuery } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import {
  deliverySchema,
  deliveryWithAttemptsSchema,
  replayedSchema,
  replaySchema,
} from './webhook-schema.ts';
import { noWebhook, params, roles, tag } from './webhooks.ts';

const deliveryParams = params.extend({ deliveryId: id() });
const noDelivery = () => new LastcallError('not_found', { what: 'delivery' });

/** Types stand in rows as they were written by the same list. */
const present = (delivery: Delivery) => ({ ...delivery, type: delivery.type as EventType });

export function webhookDeliveryRoutes({ db, temporal }: Services): Route[] {
  async function find(accountId: string, webhookId: string, deliveryId: string) {
    const [found] = await listDeliveries(db.sql, {
      accountId,
      webhookId,
      deliveryId,
      before: null,
      limit: 1,
    });
    if (!found) throw noDelivery();
    return { ...present(found), log: await listAttempts(db.sql, deliveryId) };
  }

  return [
    defineRoute({
      method: 'post',
      path: '/v1/webhooks/{webhookId}/test',
      operationId: 'testWebhook',
      summary: 'Send a test to a webhook',
      description:
        'A message of the type `webhook.test`, which tells of nothing, once; also to one that rests after failures. See the delivery for ' +
        'what became of it. Five tests of a webhook wait at once; a further one is 429.',
      tag,
      roles,
      params,
      responses: { 202: { description: 'It is on its way.', body: deliveryWithAttemptsSchema } },
      errors: ['not_found', 'webhook_disabled', 'account_busy'],
      async handle({ params: { webhookId }, principal: { accountId } }) {
        const sent = await sendTest(db.sql, { accountId, webhookId });
        if (sent === 'no_webhook') throw noWebhook();
        if (sent === 'disabled') throw new LastcallError('webhook_disabled', { webhookId });
        if (sent === 'busy') throw new LastcallError('account_busy');
        temporal.deliverOutbox();
        return { status: 202, body: await find(accountId, webhookId, sent.deliveryId) };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/webhooks/{webhookId}/deliveries',
      operationId: 'listWebhookDeliveries',
      summary: 'List what is, or was, sent to a webhook',
      description: `Kept ${eventKeptDays} days, as events are.`,
      tag,
      roles,
      params,
      query: z.strictObject({ state: z.enum(deliveryStates).optional(), ...pageQuery }),
      responses: {
        200: {
          description: 'A page of deliveries, newest first.',
          body: pageOf('WebhookDeliveryPage', deliverySchema),
        },
      },
      errors: ['not_found', 'invalid_cursor'],
      async handle({ params: { webhookId }, query: { state, cursor, limit }, principal: { accountId } }) {
        const order = `deliveries ${webhookId} ${state ?? ''}`;
        const before = decodeCursor(cursor, order, id());
        if (!(await readWebhook(db.sql, accountId, webhookId))) throw noWebhook();
        const rows = await listDeliveries(db.sql, { accountId, webhookId, state, before, limit: limit + 1 });
        return {
          status: 200,
          body: page(rows.map(present), limit, (last) => encodeCursor(order, last.id)),
        };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/webhooks/{webhookId}/deliveries/{deliveryId}',
      operationId: 'getWebhookDelivery',
      summary: 'Show a delivery with all its attempts',
      tag,
      roles,
      params: deliveryParams,
      responses: { 200: { description: 'The delivery.', body: deliveryWithAttemptsSchema } },
      errors: ['not_found'],
      async handle({ params: { webhookId, deliveryId }, principal: { accountId } }) {
        return { status: 200, body: await find(accountId, webhookId, deliveryId) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay',
      operationId: 'replayWebhookDelivery',
      summary: 'Send an event to a webhook again',
      description:
        'At once, with the same `webhook-id`, and again as at first where it fails. Of one that is being sent right now nothing changes.',
      tag,
      roles,
      params: deliveryParams,
      responses: { 202: { description: 'It is on its way.', body: deliveryWithAttemptsSchema } },
      errors: ['not_found', 'webhook_disabled'],
      async handle({ params: { webhookId, deliveryId }, principal: { accountId, actor } }) {
        const outcome = await replayDelivery(db.sql, { accountId, webhookId, deliveryId, actor });
        if (outcome === 'no_webhook') throw noWebhook();
        if (outcome === 'no_delivery') throw noDelivery();
        if (outcome === 'disabled') throw new LastcallError('webhook_disabled', { webhookId });
        temporal.deliverOutbox();
        return { status: 202, body: await find(accountId, webhookId, deliveryId) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/webhooks/{webhookId}/replay',
      operationId: 'replayWebhook',
      summary: 'Send all events of some time to a webhook again',
      description:
        'All that happened then and are of its types, also those that it was never sent, because it was disabled or not there yet; in ' +
        `their order, with the same \`webhook-id\`. ${mostReplayed} events at most. Those of more than ${eventKeptDays} days ago are not kept.`,
      tag,
      roles,
      params,
      body: { schema: replaySchema },
      responses: { 202: { description: 'They are on their way.', body: replayedSchema } },
      errors: ['not_found', 'webhook_disabled', 'replay_too_large'],
      async handle({ params: { webhookId }, body, principal: { accountId, actor } }) {
        const events = await replayRange(db.sql, { ...body, accountId, webhookId, actor });
        if (events === 'no_webhook') throw noWebhook();
        if (events === 'disabled') throw new LastcallError('webhook_disabled', { webhookId });
        if (events === 'too_many')
          throw new LastcallError('replay_too_large', { most: String(mostReplayed) });
        temporal.deliverOutbox();
        return { status: 202, body: { events } };
      },
    }),
  ];
}
