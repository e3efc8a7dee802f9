import type { ISql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import type { Encrypted } from '../../secrets/keyring.ts';

export async function insertSecret(tx: ISql, endpointId: string, secret: Encrypted): Promise<void> {
  const { keyId, nonce, ciphertext } = secret;
  await tx`
    insert into webhook_secrets (id, endpoint_id, key_id, nonce, ciphertext)
    values (${uuidv7()}, ${endpointId}, ${keyId}, ${nonce}, ${ciphertext})`;
}

/** What messages are signed with now: the newest first. */
export const signingSecrets = (sql: ISql, endpointId: string): Promise<Encrypted[]> =>
  sql<Encrypted[]>`
    select key_id as "keyId", nonce, ciphertext from webhook_secrets
    where endpoint_id = ${endpointId} and (expires_at is null or expires_at > now())
    order by id desc`;
