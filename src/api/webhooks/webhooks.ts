import { z } from 'zod';
import { encryptWebhookSecret } from '../../credentials/stored-webhook-secrets.ts';
import { changeWebhook, disableWebhookByPerson, enableWebhook } from '../../db/webhooks/change-webhook.ts';
import { rotateWebhookSecret } from '../../db/webhooks/rotate-secret.ts';
import { createWebhook, deleteWebhook, listWebhooks, readWebhook } from '../../db/webhooks/webhooks.ts';
import { LastcallError } from '../../errors.ts';
import { uuidv7 } from '../../ids.ts';
import { endpointUrl } from '../../webhooks/endpoint-url.ts';
import { newWebhookSecret } from '../../webhooks/message.ts';
import { changedMeanwhile } from '../http/if-match.ts';
import { defineRoute, type Route } from '../http/route.ts';
import { id } from '../http/schemas.ts';
import type { Services } from '../http/services.ts';
import { refuse } from '../http/validate.ts';
import {
  changeWebhookSchema,
  newWebhookSchema,
  presentWebhook,
  secretOverlap,
  webhookSchema,
  webhookWithSecretSchema,
} from './webhook-schema.ts';

export const tag = 'Webhooks';
export const roles = ['owner', 'admin'] as const;
export const params = z.strictObject({ webhookId: id() });

export const noWebhook = () => new LastcallError('not_found', { what: 'webhook' });

export function webhookRoutes({ db, temporal, config }: Services): Route[] {
  function checkedUrl(text: string): string {
    const url = endpointUrl(text, config.webhooksReachPrivate);
    return typeof url === 'string' ? refuse('body', ['url'], url) : url.href;
  }
  function newSecretFor(webhookId: string) {
    if (!config.keyring) throw new LastcallError('secret_key_missing');
    const secret = newWebhookSecret();
    return { secret, encrypted: encryptWebhookSecret(config.keyring, { webhookId }, secret) };
  }

  return [
    defineRoute({
      method: 'post',
      path: '/v1/webhooks',
      operationId: 'createWebhook',
      summary: 'Have events sent to an address',
      description:
        'From now on, as Standard Webhooks says; docs/api.md has what is sent, when again, and what follows from the answers. An ' +
        'account has 20 webhooks at most.',
      tag,
      roles,
      body: { schema: newWebhookSchema },
      responses: { 201: { description: 'The webhook, with its secret.', body: webhookWithSecretSchema } },
      errors: ['too_many_webhooks', 'secret_key_missing'],
      async handle({ body: { url, description, eventTypes }, principal: { accountId, actor } }) {
        const webhookId = uuidv7();
        const checked = checkedUrl(url);
        const { secret, encrypted } = newSecretFor(webhookId);
        const input = { id: webhookId, accountId, url: checked, description, eventTypes, actor };
        const made = await createWebhook(db.sql, { ...input, secret: encrypted });
        if (made === 'too_many') throw new LastcallError('too_many_webhooks');
        return { status: 201, body: { ...presentWebhook(made), secret } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/webhooks',
      operationId: 'listWebhooks',
      summary: 'List the webhooks of the account',
      tag,
      roles,
      responses: {
        200: {
          description: 'All of them, newest first. Secrets are never shown again.',
          body: z.object({ items: z.array(webhookSchema) }).meta({ id: 'WebhookList' }),
        },
      },
      async handle({ principal: { accountId } }) {
        const webhooks = await listWebhooks(db.sql, accountId);
        return { status: 200, body: { items: webhooks.map(presentWebhook) } };
      },
    }),
    defineRoute({
      method: 'get',
      path: '/v1/webhooks/{webhookId}',
      operationId: 'getWebhook',
      summary: 'Show a webhook',
      tag,
      roles,
      params,
      responses: { 200: { description: 'The webhook.', body: webhookSchema } },
      errors: ['not_found'],
      async handle({ params: { webhookId }, principal: { accountId } }) {
        const webhook = await readWebhook(db.sql, accountId, webhookId);
        if (!webhook) throw noWebhook();
        return { status: 200, body: presentWebhook(webhook) };
      },
    }),
    defineRoute({
      method: 'patch',
      path: '/v1/webhooks/{webhookId}',
      operationId: 'changeWebhook',
      summary: 'Change a webhook’s address, description or types of events',
      description:
        'What waits to be sent goes to the new address. Its secret stays: rotate it where the old receiver is not trusted any more.',
      tag,
      roles,
      params,
      body: { schema: changeWebhookSchema },
      conditional: true,
      responses: { 200: { description: 'The webhook as it is now.', body: webhookSchema } },
      errors: ['not_found'],
      async handle({ params: { webhookId }, body, principal: { accountId, actor }, ifMatch }) {
        const url = body.url === undefined ? undefined : checkedUrl(body.url);
        const changed = await changeWebhook(db.sql, {
          ...body,
          url,
          id: webhookId,
          accountId,
          actor,
          ifMatch,
        });
        if (changed === 'not_found') throw noWebhook();
        if (changed === 'changed_meanwhile') {
          const now = await readWebhook(db.sql, accountId, webhookId);
          throw now ? changedMeanwhile('webhook', presentWebhook(now)) : noWebhook();
        }
        temporal.deliverOutbox();
        return { status: 200, body: presentWebhook(changed) };
      },
    }),
    defineRoute({
      method: 'delete',
      path: '/v1/webhooks/{webhookId}',
      operationId: 'deleteWebhook',
      summary: 'Delete a webhook with the log of what was sent to it',
      tag,
      roles,
      params,
      responses: { 204: { description: 'Deleted.' } },
      errors: ['not_found'],
      async handle({ params: { webhookId }, principal: { accountId, actor } }) {
        if (!(await deleteWebhook(db.sql, { accountId, id: webhookId, actor }))) throw noWebhook();
        return { status: 204 };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/webhooks/{webhookId}/rotate-secret',
      operationId: 'rotateWebhookSecret',
      summary: 'Give a webhook another secret',
      description: secretOverlap,
      tag,
      roles,
      params,
      responses: { 200: { description: 'The webhook, with its new secret.', body: webhookWithSecretSchema } },
      errors: ['not_found', 'secret_key_missing'],
      async handle({ params: { webhookId }, principal: { accountId, actor } }) {
        if (!(await readWebhook(db.sql, accountId, webhookId))) throw noWebhook();
        const { secret, encrypted } = newSecretFor(webhookId);
        const input = { accountId, id: webhookId, secret: encrypted, actor };
        const webhook = await rotateWebhookSecret(db.sql, input);
        if (!webhook) throw noWebhook();
        return { status: 200, body: { ...presentWebhook(webhook), secret } };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/webhooks/{webhookId}/enable',
      operationId: 'enableWebhook',
      summary: 'Have events sent to a webhook again',
      description:
        'From now on. What happened meanwhile, and what was cancelled, is sent where you replay it. Enabling one that is enabled ' +
        'changes nothing.',
      tag,
      roles,
      params,
      responses: { 200: { description: 'The webhook.', body: webhookSchema } },
      errors: ['not_found'],
      async handle({ params: { webhookId }, principal: { accountId, actor } }) {
        const webhook = await enableWebhook(db.sql, { accountId, id: webhookId, actor });
        if (!webhook) throw noWebhook();
        return { status: 200, body: presentWebhook(webhook) };
      },
    }),
    defineRoute({
      method: 'post',
      path: '/v1/webhooks/{webhookId}/disable',
      operationId: 'disableWebhook',
      summary: 'Send nothing to a webhook for now',
      description: 'What waits to be sent is cancelled. Disabling one that is disabled changes nothing.',
      tag,
      roles,
      params,
      responses: { 200: { description: 'The webhook.', body: webhookSchema } },
      errors: ['not_found'],
      async handle({ params: { webhookId }, principal: { accountId, actor } }) {
        const webhook = await disableWebhookByPerson(db.sql, { accountId, id: webhookId, actor });
        if (!webhook) throw noWebhook();
        return { status: 200, body: presentWebhook(webhook) };
      },
    }),
  ];
}
