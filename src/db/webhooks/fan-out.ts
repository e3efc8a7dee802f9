import type { ISql } from 'postgres';

/**
 * Has events sent to the webhooks of their accounts that want them, in the transaction that gave the events their places: so
 * every event that can be listed is on its way, once a webhook.
 */
export async function fanOut(tx: ISql, eventIds: readonly string[]): Promise<void> {
  if (eventIds.length === 0) return;
  await tx`
    with told as materialized (
      select id, account_id, type, place from events where id = any(${eventIds as string[]}::uuid[])),
    -- Locked, so that none is disabled in the same moment and keeps what came after that. Always in one order.
    webhooks as materialized (
      select w.id, w.account_id, w.event_types, w.rest_until from webhook_endpoints w
      where w.status = 'enabled' and w.account_id in (select account_id from told)
      order by w.id
      for share),
    added as (
      insert into webhook_deliveries (id, endpoint_id, event_id, place)
      select uuidv7(), w.id, t.id, t.place from told t join webhooks w on w.account_id = t.account_id
      where w.event_types = '{}' or t.type = any(w.event_types)
      order by t.place
      on conflict on constraint webhook_deliveries_once do nothing
      returning endpoint_id)
    -- One that rests is looked at when its rest is over. The clock is asked once all are locked, see nextLookInMs.
    insert into outbox (id, topic, job_id)
    select uuidv7(), 'webhook', w.id from webhooks w
    where w.id in (select endpoint_id from added) and (w.rest_until is null or w.rest_until <= clock_timestamp())`;
}
