import { SecretUnreadableError } from '../secrets/errors.ts';
import type { Encrypted, Keyring } from '../secrets/keyring.ts';

/**
 * How secrets of one kind are stored.
 *
 * @param bound whose a secret is, in words that no other kind has: what it can only be decrypted for
 */
export const secretsBoundTo = <Owner>(bound: (owner: Owner) => string) => {
  const encrypt = (keyring: Keyring, owner: Owner, secret: string): Encrypted =>
    keyring.encrypt(secret, bound(owner));
  /**
   * @param keyring null: there is no key at all
   * @throws {SecretUnreadableError}
   */
  const decrypt = (keyring: Keyring | null, owner: Owner, encrypted: Encrypted): string => {
    if (!keyring) throw new SecretUnreadableError('key_missing', encrypted.keyId);
    return keyring.decrypt(encrypted, bound(owner));
  };
  /**
   * The same secret under the key that encrypts now.
   *
   * @throws {SecretUnreadableError}
   */
  const reencrypt = (keyring: Keyring, owner: Owner, encrypted: Encrypted): Encrypted =>
    encrypt(keyring, owner, decrypt(keyring, owner, encrypted));
  return { encrypt, decrypt, reencrypt };
};
