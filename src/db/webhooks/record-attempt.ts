import type { ISql, Sql } from 'postgres';
import { disabledAfterDays, ladderSeconds } from '../../domain/webhooks.ts';
import type { Fragment } from '../fragment.ts';
import { disableWebhook } from './disable-webhook.ts';
import { failedOnce, unblemished } from './health.ts';
import type { TakenDelivery } from './take-delivery.ts';

/** How an attempt at a delivery ended. */
export interface AttemptOutcome {
  durationMs: number;
  /** Of the answer; null: there was none. */
  status: number | null;
  /** A code, where there was none. */
  error: string | null;
  /** The beginning of the answer's body. */
  answer: string | null;
  /** For how long the receiver wants to be left in peace; 0: it did not say. */
  retryAfterSeconds: number;
}

/** Pauses are longer by up to so much, so that what failed together does not come back together. */
const jitter = 0.1;
const overloadedStatuses: readonly (number | null)[] = [429, 502, 503, 504];

const isSuccess = ({ status }: AttemptOutcome): boolean => status !== null && status >= 200 && status < 300;

/**
 * Records an attempt, and what follows from it: that the delivery is done, when it is tried again, or that its webhook is
 * disabled. Who lost the delivery to another process meanwhile leaves its state alone.
 */
export async function recordAttempt(
  sql: Sql,
  delivery: TakenDelivery,
  outcome: AttemptOutcome,
): Promise<void> {
  const { endpointId, test } = delivery;
  const { status } = outcome;
  if (isSuccess(outcome)) return recordSuccess(sql, delivery, outcome);
  await sql.begin(async (tx) => {
    await tx`select from webhook_endpoints where id = ${endpointId} for no key update`;
    await logOf(tx, delivery, outcome);
    await recordFailure(tx, delivery, outcome);
    if (status === 410) await disableWebhook(tx, { id: endpointId, reason: 'gone', actor: 'workflow' });
    else if (!test) await disableIfFailingForDays(tx, endpointId);
  });
}

const logOf = (
  sql: ISql,
  { id, attempt }: TakenDelivery,
  { durationMs, status, error, answer }: AttemptOutcome,
): Fragment => sql`
  update webhook_attempts set duration_ms = ${durationMs}, status = ${status}, error = ${error}, answer = ${answer}
  where delivery_id = ${id} and number = ${attempt}`;

/**
 * Two statements of their own, since most attempts go well: neither needs the other, and neither waits for the lock of a webhook
 * that has not failed.
 */
async function recordSuccess(sql: Sql, delivery: TakenDelivery, outcome: AttemptOutcome): Promise<void> {
  const { id, attempt, endpointId } = delivery;
  await sql`
    update webhook_endpoints set ${unblemished(sql)}, last_success_at = now()
    where id = ${endpointId}
      and (failures > 0 or rest_until is not null or last_success_at is null or last_success_at < now() - interval '1 minute')`;
  // Also where the webhook was disabled meanwhile: it has arrived.
  await sql`
    with logged as (${logOf(sql, delivery, outcome)})
    update webhook_deliveries set state = 'delivered', settled_at = now()
    where id = ${id} and attempts = ${attempt} and state in ('waiting', 'cancelled')`;
}

async function recordFailure(
  tx: ISql,
  { id, attempt, endpointId, test }: TakenDelivery,
  { status, retryAfterSeconds }: AttemptOutcome,
): Promise<void> {
  const ladder = tx`(${[...ladderSeconds]}::int[])`;
  // A person waits for the outcome of a test, which says nothing any more in an hour.
  const over = test || status === 410;
  await tx`
    update webhook_deliveries d set failed = d.failed + 1,
      state = case when next.seconds is null then 'failed' else 'waiting' end,
      settled_at = case when next.seconds is null then now() end,
      next_attempt_at = coalesce(
        now() + make_interval(secs => greatest(next.seconds * (1 + ${jitter}::float8 * random()), ${retryAfterSeconds}::int)),
        d.next_attempt_at)
    from (
      select b.id, case when not ${over} then (${ladder})[b.failed + 1] end as seconds
      from webhook_deliveries b where b.id = ${id}) next
    where d.id = next.id and d.attempts = ${attempt} and d.state = 'waiting'`;
  if (test) return;
  const overloaded = overloadedStatuses.includes(status);
  await tx`
    update webhook_endpoints w set ${failedOnce(tx, { overloaded, retryAfterSeconds })} where w.id = ${endpointId}`;
}

async function disableIfFailingForDays(tx: ISql, endpointId: string): Promise<void> {
  const [failing] = await tx`
    select from webhook_endpoints
    where id = ${endpointId} and failing_since <= now() - make_interval(days => ${disabledAfterDays})`;
  if (failing) await disableWebhook(tx, { id: endpointId, reason: 'failing', actor: 'workflow' });
}
