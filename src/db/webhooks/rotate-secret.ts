import type { Sql } from 'postgres';
import { webhookSecretOverlapHours } from '../../domain/webhooks.ts';
import type { Encrypted } from '../../secrets/keyring.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { insertSecret } from './secrets.ts';
import { lockWebhook, readWebhook, requireWebhook, type Webhook } from './webhooks.ts';

/**
 * Gives a webhook another secret. The previous one signs too for one more day, and none that is older.
 *
 * @returns null: the account has no such webhook
 */
export async function rotateWebhookSecret(
  sql: Sql,
  input: { accountId: string; id: string; secret: Encrypted; actor: string },
): Promise<Webhook | null> {
  const { accountId, id, actor } = input;
  return sql.begin(async (tx) => {
    const webhook = await lockWebhook(tx, accountId, id);
    if (!webhook) return null;
    await tx`delete from webhook_secrets where endpoint_id = ${id} and expires_at is not null`;
    await tx`
      update webhook_secrets set expires_at = now() + make_interval(hours => ${webhookSecretOverlapHours})
      where endpoint_id = ${id}`;
    await insertSecret(tx, id, input.secret);
    const details = { webhookId: id, host: new URL(webhook.url).host };
    await writeAudit(tx, { accountId, actor, action: 'webhook.secret_rotated', details });
    return requireWebhook(await readWebhook(tx, accountId, id));
  });
}
