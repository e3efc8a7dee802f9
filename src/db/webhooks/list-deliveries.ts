import type { ISql, Sql } from 'postgres';
import { type DeliveryState, testEventType } from '../../domain/webhooks.ts';

/** A request of a delivery. */
export interface Attempt {
  number: number;
  startedAt: Date;
  /** Null: it is under way, or its worker ended meanwhile. */
  durationMs: number | null;
  status: number | null;
  error: string | null;
  answer: string | null;
}

export interface Delivery {
  id: string;
  /** Null: a test. */
  eventId: string | null;
  type: string;
  occurredAt: Date;
  campaignId: string | null;
  state: DeliveryState;
  attempts: number;
  /** The newest one. */
  lastAttempt: Attempt | null;
  /** While it waits. */
  nextAttemptAt: Date | null;
  settledAt: Date | null;
  createdAt: Date;
}

const attemptColumns = (sql: ISql) => sql`
  a.number, a.started_at as "startedAt", a.duration_ms as "durationMs", a.status, a.error, a.answer`;

/** What an account has, or had, sent to one of its webhooks, newest first; in one state, when that is given. */
export async function listDeliveries(
  sql: Sql,
  input: {
    accountId: string;
    webhookId: string;
    /** Only this one. */
    deliveryId?: string;
    state?: DeliveryState | undefined;
    before: string | null;
    limit: number;
  },
): Promise<Delivery[]> {
  const { accountId, webhookId, deliveryId, state, before, limit } = input;
  type Row = Omit<Delivery, 'lastAttempt'> & { number: number | null } & Omit<Attempt, 'number'>;
  const rows = await sql<Row[]>`
    select d.id, d.event_id as "eventId", coalesce(e.type, ${testEventType}) as "type",
      coalesce(e.occurred_at, d.created_at) as "occurredAt", e.campaign_id as "campaignId", d.state, d.attempts,
      case when d.state = 'waiting' then d.next_attempt_at end as "nextAttemptAt", d.settled_at as "settledAt",
      d.created_at as "createdAt", ${attemptColumns(sql)}
    from webhook_deliveries d
    join webhook_endpoints w on w.id = d.endpoint_id
    left join events e on e.id = d.event_id
    left join webhook_attempts a on a.delivery_id = d.id and a.number = d.attempts
    where w.account_id = ${accountId} and w.id = ${webhookId}
      ${deliveryId === undefined ? sql`` : sql`and d.id = ${deliveryId}`}
      ${state === undefined ? sql`` : sql`and d.state = ${state}`}
      ${before === null ? sql`` : sql`and d.id < ${before}`}
    order by d.id desc
    limit ${limit}`;
  return rows.map(({ number, startedAt, durationMs, status, error, answer, ...delivery }) => ({
    ...delivery,
    lastAttempt: number === null ? null : { number, startedAt, durationMs, status, error, answer },
  }));
}

/** All requests of a delivery that {@link listDeliveries} has shown to be the account's, in their order. */
export const listAttempts = (sql: Sql, deliveryId: string): Promise<Attempt[]> =>
  sql<Attempt[]>`
    select ${attemptColumns(sql)} from webhook_attempts a where a.delivery_id = ${deliveryId} order by a.number`;
