import type { Sql } from 'postgres';
import { writeAudit } from '../audit/write-audit.ts';
import { type IfMatch, isMeantFor } from '../etag.ts';
import { enqueue } from '../outbox.ts';
import { disableWebhook } from './disable-webhook.ts';
import { unblemished } from './health.ts';
import { lockWebhook, readWebhook, requireWebhook, type Webhook } from './webhooks.ts';

interface Asked {
  accountId: string;
  id: string;
  actor: string;
}

/** Changes where a webhook's events go, or which. What waits to be sent goes to the new address, at its time. */
export async function changeWebhook(
  sql: Sql,
  input: Asked & {
    url?: string | undefined;
    description?: string | undefined;
    eventTypes?: readonly string[] | undefined;
    /** The etags that the change is meant for. */
    ifMatch?: IfMatch;
  },
): Promise<Webhook | 'not_found' | 'changed_meanwhile'> {
  const { accountId, id, actor } = input;
  return sql.begin(async (tx) => {
    const before = await lockWebhook(tx, accountId, id);
    if (!before) return 'not_found';
    if (!isMeantFor(before.etag, input.ifMatch)) return 'changed_meanwhile';
    const { url = before.url, description = before.description } = input;
    const eventTypes = [...(input.eventTypes ?? before.eventTypes)];
    const changed = [
      ...(url === before.url ? [] : ['url']),
      ...(description === before.description ? [] : ['description']),
      ...(eventTypes.join() === before.eventTypes.join() ? [] : ['eventTypes']),
    ];
    if (changed.length === 0) return before;
    await tx`
      update webhook_endpoints set url = ${url}, description = ${description}, event_types = ${eventTypes}::text[]
      where id = ${id}`;
    if (changed.includes('url')) {
      // Whoever listens there has not failed yet.
      await tx`update webhook_endpoints set ${unblemished(tx)} where id = ${id}`;
      await enqueue(tx, { topic: 'webhook', jobId: id });
    }
    const details = { webhookId: id, host: new URL(url).host, changed };
    await writeAudit(tx, { accountId, actor, action: 'webhook.changed', details });
    return requireWebhook(await readWebhook(tx, accountId, id));
  });
}

/**
 * Has events sent to a webhook again, from now on; those of before only when they are replayed. One that is enabled stays as
 * it is.
 *
 * @returns null: the account has no such webhook
 */
export async function enableWebhook(sql: Sql, { accountId, id, actor }: Asked): Promise<Webhook | null> {
  return sql.begin(async (tx) => {
    const before = await lockWebhook(tx, accountId, id);
    if (!before || before.status === 'enabled') return before;
    await tx`
      update webhook_endpoints set status = 'enabled', disabled_reason = null, disabled_at = null, ${unblemished(tx)}
      where id = ${id}`;
    const details = { webhookId: id, host: new URL(before.url).host };
    await writeAudit(tx, { accountId, actor, action: 'webhook.enabled', details });
    return requireWebhook(await readWebhook(tx, accountId, id));
  });
}

/** Sends nothing to a webhook from now on. Doing so twice changes nothing; null: the account has no such webhook. */
export async function disableWebhookByPerson(
  sql: Sql,
  { accountId, id, actor }: Asked,
): Promise<Webhook | null> {
  return sql.begin(async (tx) => {
    const before = await lockWebhook(tx, accountId, id);
    if (!before) return null;
    await disableWebhook(tx, { id, reason: 'person', actor });
    return readWebhook(tx, accountId, id);
  });
}
