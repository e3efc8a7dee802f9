import { SecretUnreadableError } from '../secrets/errors.ts';
import type { Encrypted, Keyring } from '../secrets/keyring.ts';

/** The call source whose secret it is: what it can only be decrypted for. */
export interface SourceSecretOwner {
  callSourceId: string;
}

const bound = ({ callSourceId }: SourceSecretOwner) => `call_source_secrets/${callSourceId}`;

export const encryptSourceSecret = (keyring: Keyring, owner: SourceSecretOwner, secret: string): Encrypted =>
  keyring.encrypt(secret, bound(owner));

/**
 * @param keyring null: there is no key at all
 * @throws {SecretUnreadableError}
 */
export function decryptSourceSecret(
  keyring: Keyring | null,
  owner: SourceSecretOwner,
  encrypted: Encrypted,
): string {
  if (!keyring) throw new SecretUnreadableError('key_missing', encrypted.keyId);
  return keyring.decrypt(encrypted, bound(owner));
}

/**
 * The same secret under the key that encrypts now.
 *
 * @throws {SecretUnreadableError}
 */
export const reencryptSourceSecret = (
  keyring: Keyring,
  owner: SourceSecretOwner,
  encrypted: Encrypted,
): Encrypted => encryptSourceSecret(keyring, owner, decryptSourceSecret(keyring, owner, encrypted));
