import type { ISql, Sql } from 'postgres';
import { type DisabledReason, mostWebhooks, type WebhookStatus } from '../../domain/webhooks.ts';
import type { Encrypted } from '../../secrets/keyring.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { etagOf } from '../etag.ts';
import { insertSecret } from './secrets.ts';

/** A webhook as it may be shown: everything but its secrets. */
export interface Webhook {
  id: string;
  /** Of what can be edited. */
  etag: string;
  url: string;
  description: string;
  /** Empty: all. */
  eventTypes: string[];
  status: WebhookStatus;
  disabledReason: DisabledReason | null;
  disabledAt: Date | null;
  /** Attempts that failed since the last one that went well. */
  failures: number;
  failingSince: Date | null;
  /** To the minute. */
  lastSuccessAt: Date | null;
  /** Until when the previous secret signs too; null: it does not. */
  previousSecretUntil: Date | null;
  createdAt: Date;
}

const select = (sql: ISql) => sql`
  select w.id, ${etagOf(sql, sql`w.url, w.description, w.event_types`)} as etag, w.url, w.description,
    w.event_types as "eventTypes", w.status, w.disabled_reason as "disabledReason", w.disabled_at as "disabledAt", w.failures,
    w.failing_since as "failingSince", w.last_success_at as "lastSuccessAt", w.created_at as "createdAt",
    (select x.expires_at from webhook_secrets x where x.endpoint_id = w.id and x.expires_at > now()) as "previousSecretUntil"
  from webhook_endpoints w`;

/** All webhooks of an account, newest first: not more than an account can have. */
export const listWebhooks = (sql: ISql, accountId: string): Promise<Webhook[]> =>
  sql<Webhook[]>`${select(sql)} where w.account_id = ${accountId} order by w.id desc`;

/** Null: the account has no such webhook. */
export async function readWebhook(sql: ISql, accountId: string, id: string): Promise<Webhook | null> {
  const [found] = await sql<Webhook[]>`${select(sql)} where w.account_id = ${accountId} and w.id = ${id}`;
  return found ?? null;
}

/**
 * The same, and nobody else changes it until the end of the transaction. Whatever changes a webhook's deliveries takes this
 * lock first, so that no two wait for each other, and what is read after it is what the one before has left.
 */
export async function lockWebhook(tx: ISql, accountId: string, id: string): Promise<Webhook | null> {
  await tx`select from webhook_endpoints where account_id = ${accountId} and id = ${id} for no key update`;
  return readWebhook(tx, accountId, id);
}

/**
 * @param input.id made by the caller, because the secret is encrypted for it
 */
export async function createWebhook(
  sql: Sql,
  input: {
    id: string;
    accountId: string;
    url: string;
    description: string;
    eventTypes: readonly string[];
    secret: Encrypted;
    actor: string;
  },
): Promise<Webhook | 'too_many'> {
  const { id, accountId, url, description, actor } = input;
  return sql.begin(async (tx) => {
    await tx`select from accounts where id = ${accountId} for no key update`;
    const { count } = await tx`
      insert into webhook_endpoints (id, account_id, url, description, event_types)
      select ${id}, ${accountId}, ${url}, ${description}, ${input.eventTypes as string[]}::text[]
      where (select count(*) from webhook_endpoints where account_id = ${accountId}) < ${mostWebhooks}`;
    if (count === 0) return 'too_many';
    await insertSecret(tx, id, input.secret);
    const details = { webhookId: id, host: new URL(url).host };
    await writeAudit(tx, { accountId, actor, action: 'webhook.created', details });
    return requireWebhook(await readWebhook(tx, accountId, id));
  });
}

/** Deletes a webhook with its secrets and its log. */
export async function deleteWebhook(
  sql: Sql,
  { accountId, id, actor }: { accountId: string; id: string; actor: string },
): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [deleted] = await tx<{ url: string }[]>`
      delete from webhook_endpoints where id = ${id} and account_id = ${accountId} returning url`;
    if (!deleted) return false;
    await tx`delete from outbox where topic = 'webhook' and job_id = ${id} and delivered_at is null`;
    const details = { webhookId: id, host: new URL(deleted.url).host };
    await writeAudit(tx, { accountId, actor, action: 'webhook.deleted', details });
    return true;
  });
}

export function requireWebhook(webhook: Webhook | null): Webhook {
  if (!webhook) throw new Error('webhooks: one that was written can be read');
  return webhook;
}
