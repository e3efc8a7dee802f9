import type { Sql } from 'postgres';
import type { Encrypted } from '../../secrets/keyring.ts';

export interface EncryptedSourceSecret extends Encrypted {
  id: string;
  accountId: string;
  callSourceId: string;
}

/** The next secrets of call sources, in the order of their ids, that another key than `keyId` encrypts. */
export async function sourceSecretsUnderOtherKeys(
  sql: Sql,
  input: { keyId: string; after: EncryptedSourceSecret | null; limit: number },
): Promise<EncryptedSourceSecret[]> {
  const { keyId, after, limit } = input;
  return await sql<EncryptedSourceSecret[]>`
    select x.id, s.account_id as "accountId", s.id as "callSourceId", x.key_id as "keyId", x.nonce, x.ciphertext
    from call_source_secrets x join call_sources s on s.id = x.call_source_id
    where x.key_id <> ${keyId} and ${after ? sql`x.id > ${after.id}` : true}
    order by x.id
    limit ${limit}`;
}

/** One secret of each key that encrypts any. */
export async function sourceSecretsOfEachKey(sql: Sql): Promise<EncryptedSourceSecret[]> {
  return await sql<EncryptedSourceSecret[]>`
    select distinct on (x.key_id) x.id, s.account_id as "accountId", s.id as "callSourceId", x.key_id as "keyId",
      x.nonce, x.ciphertext
    from call_source_secrets x join call_sources s on s.id = x.call_source_id
    order by x.key_id, x.id`;
}

/**
 * Puts a secret under another key, unless another process has done so meanwhile.
 *
 * @returns whether it did
 */
export async function replaceSourceEncryption(
  sql: Sql,
  read: EncryptedSourceSecret,
  now: Encrypted,
): Promise<boolean> {
  const { count } = await sql`
    update call_source_secrets set key_id = ${now.keyId}, nonce = ${now.nonce}, ciphertext = ${now.ciphertext}
    where id = ${read.id} and nonce = ${read.nonce}`;
  return count > 0;
}
