import type { Sql } from 'postgres';
import {
  type EncryptedRow,
  replaceEncryption,
  rowsUnderOtherKeys,
} from '../db/accounts/rotate-credentials.ts';
import {
  type EncryptedSourceSecret,
  replaceSourceEncryption,
  sourceSecretsUnderOtherKeys,
} from '../db/call-sources/rotate-source-secrets.ts';
import { rowsByKey } from '../db/rows-by-key.ts';
import {
  type EncryptedWebhookSecret,
  replaceWebhookEncryption,
  webhookSecretsUnderOtherKeys,
} from '../db/webhooks/reencrypt-secrets.ts';
import { SecretUnreadableError } from '../secrets/errors.ts';
import type { Encrypted, Keyring } from '../secrets/keyring.ts';
import { type CredentialsOwner, reencryptCredentials } from './stored-credentials.ts';
import { reencryptSourceSecret, type SourceSecretOwner } from './stored-source-secrets.ts';
import { reencryptWebhookSecret, type WebhookSecretOwner } from './stored-webhook-secrets.ts';

/** Whose secret cannot be decrypted, and why. */
export type Unreadable = { accountId: string; keyId: string } & (
  { carrier: string } | { callSourceId: string } | { webhookId: string }
) &
  Pick<SecretUnreadableError, 'reason'>;

export interface RotationReport {
  /** Rows that were put under the current key by this run. */
  rotated: number;
  /** Rows that cannot be decrypted. They stay as they are. */
  unreadable: Unreadable[];
  /** How many rows each key encrypts now. */
  rowsByKey: ReadonlyMap<string, number>;
}

const defaultBatchSize = 100;

/**
 * Encrypts everything that is stored encrypted again with the keyring's first key: the accounts' credentials and the secrets
 * of their call sources and webhooks. Each row is a step of its own, so that it may be stopped at any moment and run again, or twice at
 * once; what is under the first key already is left alone.
 */
export async function rotateCredentials(
  sql: Sql,
  keyring: Keyring,
  batchSize = defaultBatchSize,
): Promise<RotationReport> {
  const keyId = keyring.currentId;
  const credentials = await rotateRows<EncryptedRow, CredentialsOwner>({
    next: (after) => rowsUnderOtherKeys(sql, { keyId, after, limit: batchSize }),
    rotate: (row) => replaceEncryption(sql, row, reencryptCredentials(keyring, row, row)),
    owner: ({ accountId, carrier }) => ({ accountId, carrier }),
  });
  const secrets = await rotateRows<EncryptedSourceSecret, SourceSecretOwner & { accountId: string }>({
    next: (after) => sourceSecretsUnderOtherKeys(sql, { keyId, after, limit: batchSize }),
    rotate: (row) => replaceSourceEncryption(sql, row, reencryptSourceSecret(keyring, row, row)),
    owner: ({ accountId, callSourceId }) => ({ accountId, callSourceId }),
  });
  const webhooks = await rotateRows<EncryptedWebhookSecret, WebhookSecretOwner & { accountId: string }>({
    next: (after) => webhookSecretsUnderOtherKeys(sql, { keyId, after, limit: batchSize }),
    rotate: (row) => replaceWebhookEncryption(sql, row, reencryptWebhookSecret(keyring, row, row)),
    owner: ({ accountId, webhookId }) => ({ accountId, webhookId }),
  });
  return {
    rotated: credentials.rotated + secrets.rotated + webhooks.rotated,
    unreadable: [...credentials.unreadable, ...secrets.unreadable, ...webhooks.unreadable],
    rowsByKey: await rowsByKey(sql),
  };
}

async function rotateRows<Row extends Encrypted, Owner extends object>(table: {
  next: (after: Row | null) => Promise<Row[]>;
  rotate: (row: Row) => Promise<boolean>;
  owner: (row: Row) => Owner;
}) {
  let rotated = 0;
  const unreadable: (Owner & Pick<SecretUnreadableError, 'keyId' | 'reason'>)[] = [];
  for (let after: Row | null = null; ;) {
    const batch: Row[] = await table.next(after);
    for (const row of batch) {
      try {
        if (await table.rotate(row)) rotated += 1;
      } catch (error) {
        if (!(error instanceof SecretUnreadableError)) throw error;
        unreadable.push({ ...table.owner(row), keyId: row.keyId, reason: error.reason });
      }
    }
    after = batch.at(-1) ?? null;
    if (!after) return { rotated, unreadable };
  }
}
