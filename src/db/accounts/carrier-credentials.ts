import type { Sql } from 'postgres';
import type { AuditDetails } from '../../domain/audit.ts';
import type { Encrypted } from '../../secrets/keyring.ts';
import { writeAudit } from '../audit/write-audit.ts';

/** What may be shown of an account's credentials at a carrier. */
export interface CredentialsView {
  carrier: string;
  keyId: string;
  hint: string | null;
  /** The ids of the subaccounts that they name. */
  subaccounts: string[];
  updatedAt: Date;
  /** As in the audit log. */
  updatedBy: string;
}

/** Stores an account's credentials at a carrier in place of those that were there. */
export async function putCredentials(
  sql: Sql,
  input: {
    accountId: string;
    carrier: string;
    encrypted: Encrypted;
    hint: string | null;
    /** The ids of the subaccounts that they name. */
    subaccounts?: readonly string[];
    actor: string;
    /** What the carrier said to them, for the audit log. */
    checked: AuditDetails['carrier.credentials_set']['checked'];
  },
): Promise<CredentialsView> {
  const { accountId, carrier, hint, subaccounts = [], actor, checked } = input;
  const { keyId, nonce, ciphertext } = input.encrypted;
  return sql.begin(async (tx) => {
    const [row] = await tx<CredentialsView[]>`
      insert into carrier_credentials (account_id, carrier, key_id, nonce, ciphertext, hint, subaccounts, updated_by)
      values (${accountId}, ${carrier}, ${keyId}, ${nonce}, ${ciphertext}, ${hint},
        ${[...subaccounts]}, ${actor})
      on conflict (account_id, carrier) do update set key_id = excluded.key_id, nonce = excluded.nonce,
        ciphertext = excluded.ciphertext, hint = excluded.hint, subaccounts = excluded.subaccounts, updated_at = now(), updated_by = excluded.updated_by
      returning carrier, key_id as "keyId", hint, subaccounts, updated_at as "updatedAt", updated_by as "updatedBy"`;
    if (!row) throw new Error('put credentials: an upsert always answers its row');
    await writeAudit(tx, {
      accountId,
      actor,
      action: 'carrier.credentials_set',
      details: { carrier, checked },
    });
    return row;
  });
}

/**
 * Removes an account's credentials at a carrier; doing so twice changes nothing. Its rentals there are the
 * installation's from now on, so each takes the number's place, unless another account's has it: that one cannot be
 * released then.
 */
export async function deleteCredentials(
  sql: Sql,
  input: { accountId: string; carrier: string; actor: string },
): Promise<void> {
  const { accountId, carrier, actor } = input;
  await sql.begin(async (tx) => {
    const { count } = await tx`
      delete from carrier_credentials where account_id = ${accountId} and carrier = ${carrier}`;
    if (count === 0) return;
    await tx`
      select take_carrier_place(id) from (
        select id from phone_numbers
        where account_id = ${accountId} and carrier = ${carrier} and state <> 'released' order by e164) rentals`;
    await writeAudit(tx, { accountId, actor, action: 'carrier.credentials_removed', details: { carrier } });
  });
}

/** An account's credentials, one a carrier at most. */
export async function listCredentials(sql: Sql, accountId: string): Promise<CredentialsView[]> {
  return await sql<CredentialsView[]>`
    select carrier, key_id as "keyId", hint, subaccounts, updated_at as "updatedAt", updated_by as "updatedBy"
    from carrier_credentials where account_id = ${accountId}`;
}

/** Null: the account has none at this carrier. */
export async function readCredentials(
  sql: Sql,
  accountId: string,
  carrier: string,
): Promise<Encrypted | null> {
  const [row] = await sql<Encrypted[]>`
    select key_id as "keyId", nonce, ciphertext
    from carrier_credentials where account_id = ${accountId} and carrier = ${carrier}`;
  return row ?? null;
}
