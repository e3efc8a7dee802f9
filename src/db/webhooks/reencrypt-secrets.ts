import type { Sql } from 'postgres';
import type { Encrypted } from '../../secrets/keyring.ts';

export interface EncryptedWebhookSecret extends Encrypted {
  id: string;
  accountId: string;
  webhookId: string;
}

/** The next secrets of webhooks, in the order of their ids, that another key than `keyId` encrypts. */
export async function webhookSecretsUnderOtherKeys(
  sql: Sql,
  input: { keyId: string; after: EncryptedWebhookSecret | null; limit: number },
): Promise<EncryptedWebhookSecret[]> {
  const { keyId, after, limit } = input;
  return await sql<EncryptedWebhookSecret[]>`
    select x.id, w.account_id as "accountId", w.id as "webhookId", x.key_id as "keyId", x.nonce, x.ciphertext
    from webhook_secrets x join webhook_endpoints w on w.id = x.endpoint_id
    where x.key_id <> ${keyId} and ${after ? sql`x.id > ${after.id}` : true}
    order by x.id
    limit ${limit}`;
}

/**
 * Puts a secret under another key, unless another process has done so meanwhile.
 *
 * @returns whether it did
 */
export async function replaceWebhookEncryption(
  sql: Sql,
  read: EncryptedWebhookSecret,
  now: Encrypted,
): Promise<boolean> {
  const { count } = await sql`
    update webhook_secrets set key_id = ${now.keyId}, nonce = ${now.nonce}, ciphertext = ${now.ciphertext}
    where id = ${read.id} and nonce = ${read.nonce}`;
  return count > 0;
}
