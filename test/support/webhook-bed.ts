import type { Sql } from 'postgres';
import { encryptWebhookSecret } from '../../src/credentials/stored-webhook-secrets.ts';
import { numberEvents } from '../../src/db/events/number-events.ts';
import { createWebhook } from '../../src/db/webhooks/webhooks.ts';
import { uuidv7 } from '../../src/ids.ts';
import type { Keyring } from '../../src/secrets/keyring.ts';
import { newWebhookSecret } from '../../src/webhooks/message.ts';

/** A webhook of an account, with its secret. */
export async function makeWebhook(
  sql: Sql,
  keyring: Keyring,
  input: { accountId: string; url: string; eventTypes?: string[] },
): Promise<{ webhookId: string; secret: string }> {
  const webhookId = uuidv7();
  const secret = newWebhookSecret();
  const made = await createWebhook(sql, {
    id: webhookId,
    description: '',
    eventTypes: [],
    ...input,
    secret: encryptWebhookSecret(keyring, { webhookId }, secret),
    actor: 'test',
  });
  if (made === 'too_many') throw new Error('the account has too many webhooks');
  return { webhookId, secret };
}

/** So many events of an account that happened now, each with its place, on their way to the account's webhooks. */
export async function happen(
  sql: Sql,
  accountId: string,
  count = 1,
  type = 'campaign.launched',
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    insert into events (id, account_id, type, occurred_at, data)
    select uuidv7(), ${accountId}, ${type}, clock_timestamp(), jsonb_build_object('count', n)
    from generate_series(1, ${count}::int) n
    returning id`;
  while (await numberEvents(sql));
  return rows.map(({ id }) => id);
}

/** As if so much time had passed for all that was sent to a webhook, and what is to be sent. */
export async function passWebhookTime(sql: Sql, webhookId: string, ms: number): Promise<void> {
  const by = sql`make_interval(secs => ${ms / 1_000})`;
  await sql.begin(async (tx) => {
    await tx`
      update webhook_endpoints set failing_since = failing_since - ${by}, last_failure_at = last_failure_at - ${by},
        rest_until = rest_until - ${by}, last_success_at = last_success_at - ${by}
      where id = ${webhookId}`;
    await tx`
      update webhook_deliveries set next_attempt_at = next_attempt_at - ${by}, created_at = created_at - ${by}
      where endpoint_id = ${webhookId}`;
    await tx`
      update webhook_attempts set started_at = started_at - ${by}
      where delivery_id in (select id from webhook_deliveries where endpoint_id = ${webhookId})`;
  });
}
