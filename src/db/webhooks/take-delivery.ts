import type { Sql } from 'postgres';
import { testEventType } from '../../domain/webhooks.ts';

/** For so long a delivery belongs to who took it; then another may try. A request takes less, see `post.ts`. */
const leaseSeconds = 60;

/** A delivery that this process makes. */
export interface TakenDelivery {
  id: string;
  endpointId: string;
  url: string;
  /** This one is the so manieth. */
  attempt: number;
  test: boolean;
  /** The same at every attempt and replay. */
  messageId: string;
  type: string;
  occurredAt: Date;
  campaignId: string | null;
  data: Record<string, unknown>;
}

/**
 * Takes the delivery of a webhook that has been due for longest, for this process alone, and notes that an attempt has begun:
 * of those that became due together the event that happened first. Null: none is due, or the webhook is disabled or rests.
 */
export async function takeDelivery(sql: Sql, endpointId: string): Promise<TakenDelivery | null> {
  const [taken] = await sql<TakenDelivery[]>`
    with due as (
      select d.id, w.url from webhook_deliveries d join webhook_endpoints w on w.id = d.endpoint_id
      where d.endpoint_id = ${endpointId} and w.status = 'enabled' and d.state = 'waiting' and d.next_attempt_at <= now()
        and (w.rest_until is null or w.rest_until <= now() or d.event_id is null)
      order by d.next_attempt_at, d.place limit 1
      for no key update of d skip locked),
    taken as (
      update webhook_deliveries d set attempts = d.attempts + 1, next_attempt_at = now() + make_interval(secs => ${leaseSeconds})
      from due where d.id = due.id
      returning d.id, d.endpoint_id, d.event_id, d.attempts, d.created_at, due.url),
    begun as (insert into webhook_attempts (delivery_id, number) select id, attempts from taken)
    select t.id, t.endpoint_id as "endpointId", t.url, t.attempts as "attempt", t.event_id is null as "test",
      coalesce(e.id, t.id) as "messageId", coalesce(e.type, ${testEventType}) as "type",
      coalesce(e.occurred_at, t.created_at) as "occurredAt", e.campaign_id as "campaignId", coalesce(e.data, '{}') as "data"
    from taken t left join events e on e.id = t.event_id`;
  return taken ?? null;
}

/**
 * In how many ms a webhook is to be looked at again: when a delivery is due, 0 when one is, or its rest is over; null: there is
 * nothing to do, unless something further is to be sent.
 *
 * A lock of the webhook's row comes first, which who adds deliveries holds as well: so either they are seen here, or their
 * message to Temporal comes after this answer.
 */
export async function nextLookInMs(sql: Sql, endpointId: string): Promise<number | null> {
  return sql.begin(async (tx) => {
    await tx`select from webhook_endpoints where id = ${endpointId} for no key update`;
    const [next] = await tx<{ inMs: number | null }[]>`
      select 1000 * extract(epoch from least(
          min(greatest(d.next_attempt_at, case when d.event_id is not null then w.rest_until end)),
          case when w.rest_until > clock_timestamp() then w.rest_until end) - clock_timestamp())::float8 as "inMs"
      from webhook_endpoints w left join webhook_deliveries d on d.endpoint_id = w.id and d.state = 'waiting'
      where w.id = ${endpointId} and w.status = 'enabled'
      group by w.id`;
    const inMs = next?.inMs ?? null;
    return inMs === null ? null : Math.max(0, Math.ceil(inMs));
  });
}
