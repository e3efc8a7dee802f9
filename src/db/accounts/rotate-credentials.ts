import type { Sql } from 'postgres';
import type { Encrypted } from '../../secrets/keyring.ts';

export interface EncryptedRow extends Encrypted {
  accountId: string;
  carrier: string;
}

/** The next rows, in the order of account and carrier, that another key than `keyId` encrypts. */
export async function rowsUnderOtherKeys(
  sql: Sql,
  input: { keyId: string; after: { accountId: string; carrier: string } | null; limit: number },
): Promise<EncryptedRow[]> {
  const { keyId, after, limit } = input;
  return await sql<EncryptedRow[]>`
    select account_id as "accountId", carrier, key_id as "keyId", nonce, ciphertext
    from carrier_credentials
    where key_id <> ${keyId}
      and ${after ? sql`(account_id, carrier) > (${after.accountId}, ${after.carrier})` : true}
    order by account_id, carrier
    limit ${limit}`;
}

/**
 * Puts a row under another key, unless it is not the one any more that was read: credentials that somebody entered
 * meanwhile stay. When and by whom they were entered stays too.
 *
 * @returns whether it did
 */
export async function replaceEncryption(sql: Sql, read: EncryptedRow, now: Encrypted): Promise<boolean> {
  const { count } = await sql`
    update carrier_credentials set key_id = ${now.keyId}, nonce = ${now.nonce}, ciphertext = ${now.ciphertext}
    where account_id = ${read.accountId} and carrier = ${read.carrier} and nonce = ${read.nonce}`;
  return count > 0;
}

/** One row of each key that encrypts any. */
export async function credentialsOfEachKey(sql: Sql): Promise<EncryptedRow[]> {
  return await sql<EncryptedRow[]>`
    select distinct on (key_id) account_id as "accountId", carrier, key_id as "keyId", nonce, ciphertext
    from carrier_credentials order by key_id, account_id, carrier`;
}
