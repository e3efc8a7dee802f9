import type { Sql } from 'postgres';
import {
  replaceEncryption,
  rowsByKey,
  rowsUnderOtherKeys,
  type EncryptedRow,
} from '../db/accounts/rotate-credentials.ts';
import { SecretUnreadableError } from '../secrets/errors.ts';
import type { Keyring } from '../secrets/keyring.ts';
import { reencryptCredentials } from './stored-credentials.ts';

export interface RotationReport {
  /** Rows that were put under the current key by this run. */
  rotated: number;
  /** Rows that cannot be decrypted, with why. They stay as they are. */
  unreadable: (Pick<EncryptedRow, 'accountId' | 'carrier' | 'keyId'> &
    Pick<SecretUnreadableError, 'reason'>)[];
  /** How many rows each key encrypts now. */
  rowsByKey: ReadonlyMap<string, number>;
}

const defaultBatchSize = 100;

/**
 * Encrypts every account's credentials again with the keyring's first key. Each row is a step of its own, so that it may
 * be stopped at any moment and run again, or twice at once; what is under the first key already is left alone.
 */
export async function rotateCredentials(
  sql: Sql,
  keyring: Keyring,
  batchSize = defaultBatchSize,
): Promise<RotationReport> {
  let rotated = 0;
  const unreadable: RotationReport['unreadable'] = [];
  for (let after: EncryptedRow | null = null; ;) {
    const batch: EncryptedRow[] = await rowsUnderOtherKeys(sql, {
      keyId: keyring.currentId,
      after,
      limit: batchSize,
    });
    for (const row of batch) {
      try {
        if (await replaceEncryption(sql, row, reencryptCredentials(keyring, row, row))) rotated += 1;
      } catch (error) {
        if (!(error instanceof SecretUnreadableError)) throw error;
        const { accountId, carrier, keyId } = row;
        unreadable.push({ accountId, carrier, keyId, reason: error.reason });
      }
    }
    after = batch.at(-1) ?? null;
    if (!after) return { rotated, unreadable, rowsByKey: await rowsByKey(sql) };
  }
}
