import type { Encrypted, Keyring } from '../secrets/keyring.ts';
import { SecretUnreadableError } from '../secrets/errors.ts';
import type { AccountCredentials } from '../carriers/account-credentials.ts';

/** Whose credentials, and for which carrier: what they can only be decrypted for. */
export interface CredentialsOwner {
  accountId: string;
  carrier: string;
}

const bound = ({ accountId, carrier }: CredentialsOwner) => `carrier_credentials/${accountId}/${carrier}`;

export function encryptCredentials(
  keyring: Keyring,
  owner: CredentialsOwner,
  credentials: AccountCredentials,
): Encrypted {
  return keyring.encrypt(JSON.stringify(credentials), bound(owner));
}

/**
 * The credentials as they were given; which shape that is, the caller has to check.
 *
 * @param keyring null: there is no key at all
 * @throws {SecretUnreadableError}
 */
export function decryptCredentials(
  keyring: Keyring | null,
  owner: CredentialsOwner,
  encrypted: Encrypted,
): unknown {
  if (!keyring) throw new SecretUnreadableError('key_missing', encrypted.keyId);
  return JSON.parse(keyring.decrypt(encrypted, bound(owner))) as unknown;
}

/**
 * The same credentials under the key that encrypts now.
 *
 * @throws {SecretUnreadableError}
 */
export function reencryptCredentials(
  keyring: Keyring,
  owner: CredentialsOwner,
  encrypted: Encrypted,
): Encrypted {
  return keyring.encrypt(keyring.decrypt(encrypted, bound(owner)), bound(owner));
}
