import type { ISql, Sql } from 'postgres';
import { mostReplayed } from '../../domain/webhooks.ts';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';
import type { Fragment } from '../fragment.ts';
import { enqueue } from '../outbox.ts';
import { lockWebhook } from './webhooks.ts';

interface Asked {
  accountId: string;
  webhookId: string;
  actor: string;
}

/** So many tests of one webhook wait to be sent at once. */
const mostTests = 5;
/** The log shows a test for so long; events, and what was sent of them, are kept as long. */
const testsKeptDays = 30;

/** Columns of a delivery that begins, for an update of `d`; of one that is being sent right now nothing changes. */
const asNew = (sql: ISql, which: Fragment = sql`true`) => sql`
  state = 'waiting', failed = 0, next_attempt_at = now(), settled_at = null
  where ${which} and (d.state <> 'waiting' or not exists (
    select from webhook_attempts a
    where a.delivery_id = d.id and a.number = d.attempts and a.duration_ms is null))`;

/**
 * Sends a message of a webhook again, from the first rung of the ladder; one that waits for a further attempt has it now.
 *
 * @returns why not, if not
 */
export async function replayDelivery(
  sql: Sql,
  { accountId, webhookId, deliveryId, actor }: Asked & { deliveryId: string },
): Promise<'again' | 'no_webhook' | 'no_delivery' | 'disabled'> {
  return sql.begin(async (tx) => {
    const webhook = await lockWebhook(tx, accountId, webhookId);
    if (!webhook) return 'no_webhook';
    const [known] = await tx`
      select from webhook_deliveries where id = ${deliveryId} and endpoint_id = ${webhookId}`;
    if (!known) return 'no_delivery';
    if (webhook.status === 'disabled') return 'disabled';
    await tx`update webhook_deliveries d set ${asNew(tx, tx`d.id = ${deliveryId}`)}`;
    await tellOf(tx, { accountId, webhookId, actor }, { url: webhook.url, events: 1 });
    return 'again';
  });
}

/**
 * Sends all events of a range of time to a webhook, those that it was sent and those that it never was, as far as it wants their
 * types.
 *
 * @param asked.undelivered only those that it has not taken
 * @returns how many are sent, or why none is
 */
export async function replayRange(
  sql: Sql,
  asked: Asked & { from: Date; to: Date; undelivered: boolean },
): Promise<number | 'no_webhook' | 'disabled' | 'too_many'> {
  const { accountId, webhookId, from, to, undelivered } = asked;
  return sql.begin(async (tx) => {
    const webhook = await lockWebhook(tx, accountId, webhookId);
    if (!webhook) return 'no_webhook';
    if (webhook.status === 'disabled') return 'disabled';
    const meant = tx`
      select e.id, e.place from events e join webhook_endpoints w on w.id = ${webhookId}
      where e.account_id = ${accountId} and e.place is not null and e.occurred_at >= ${from} and e.occurred_at < ${to}
        and (w.event_types = '{}' or e.type = any(w.event_types))
        and not (${undelivered}::boolean and exists (
          select from webhook_deliveries o
          where o.endpoint_id = w.id and o.event_id = e.id and o.state = 'delivered'))
      limit ${mostReplayed + 1}`;
    const [{ events } = { events: 0 }] = await tx<{ events: number }[]>`
      select count(*)::int as events from (${meant}) m`;
    if (events > mostReplayed) return 'too_many';
    if (events === 0) return 0;
    await tx`
      insert into webhook_deliveries as d (id, endpoint_id, event_id, place)
      select uuidv7(), ${webhookId}, m.id, m.place from (${meant}) m order by m.place
      on conflict on constraint webhook_deliveries_once do update set ${asNew(tx)}`;
    await tellOf(tx, asked, { url: webhook.url, events });
    return events;
  });
}

/** Has an event sent that tells of nothing, to see whether it arrives; it is tried once. */
export async function sendTest(
  sql: Sql,
  { accountId, webhookId }: Pick<Asked, 'accountId' | 'webhookId'>,
): Promise<{ deliveryId: string } | 'no_webhook' | 'disabled' | 'busy'> {
  return sql.begin(async (tx) => {
    const webhook = await lockWebhook(tx, accountId, webhookId);
    if (!webhook) return 'no_webhook';
    if (webhook.status === 'disabled') return 'disabled';
    await tx`
      delete from webhook_deliveries
      where endpoint_id = ${webhookId} and event_id is null and created_at < now() - make_interval(days => ${testsKeptDays})`;
    const deliveryId = uuidv7();
    const { count } = await tx`
      insert into webhook_deliveries (id, endpoint_id) select ${deliveryId}, ${webhookId}
      where (
        select count(*) from webhook_deliveries
        where endpoint_id = ${webhookId} and event_id is null and state = 'waiting') < ${mostTests}`;
    if (count === 0) return 'busy';
    await enqueue(tx, { topic: 'webhook', jobId: webhookId });
    return { deliveryId };
  });
}

async function tellOf(
  tx: ISql,
  { accountId, webhookId, actor }: Asked,
  { url, events }: { url: string; events: number },
): Promise<void> {
  // Somebody says that it is well again.
  await tx`update webhook_endpoints set rest_until = null where id = ${webhookId}`;
  await enqueue(tx, { topic: 'webhook', jobId: webhookId });
  const details = { webhookId, host: new URL(url).host, events };
  await writeAudit(tx, { accountId, actor, action: 'webhook.replayed', details });
}
