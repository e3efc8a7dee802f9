import { createCipheriv, createDecipheriv, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { SecretUnreadableError } from './errors.ts';

/** What is stored instead of a secret. */
export interface Encrypted {
  keyId: string;
  /** 12 bytes. */
  nonce: Buffer;
  /** With the 16 bytes of its authentication tag at the end. */
  ciphertext: Buffer;
}

export const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
const algorithm = 'aes-256-gcm';

/**
 * The keys that secrets are encrypted with (AES-256-GCM): the first encrypts, all decrypt. Keys are key objects in a
 * private field, so that logging or serialising a keyring shows nothing of them.
 */
export class Keyring {
  /** The id of the key that encrypts. */
  readonly currentId: string;
  readonly #keys = new Map<string, KeyObject>();
  readonly #current: KeyObject;

  /**
   * @param keys the first encrypts; each has 32 bytes
   * @throws Error when there is none, or two have one id
   */
  constructor(keys: readonly { id: string; key: Buffer }[]) {
    for (const { id, key } of keys) {
      if (this.#keys.has(id)) throw new Error(`two keys have the id "${id}"`);
      this.#keys.set(id, createSecretKey(key));
    }
    const [first] = this.#keys;
    if (!first) throw new Error('there is no key');
    [this.currentId, this.#current] = first;
  }

  get ids(): string[] {
    return [...this.#keys.keys()];
  }

  has(keyId: string): boolean {
    return this.#keys.has(keyId);
  }

  /** @param owner whom it belongs to: only with the same text can it be decrypted again */
  encrypt(secret: string | Uint8Array, owner: string): Encrypted {
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv(algorithm, this.#current, nonce).setAAD(Buffer.from(owner));
    const ciphertext = Buffer.concat([
      cipher.update(typeof secret === 'string' ? Buffer.from(secret) : secret),
      cipher.final(),
      cipher.getAuthTag(),
    ]);
    return { keyId: this.currentId, nonce, ciphertext };
  }

  /** @throws {SecretUnreadableError} */
  decrypt(encrypted: Encrypted, owner: string): string {
    return this.decryptBytes(encrypted, owner).toString();
  }

  /** @throws {SecretUnreadableError} */
  decryptBytes({ keyId, nonce, ciphertext }: Encrypted, owner: string): Buffer {
    const key = this.#keys.get(keyId);
    if (!key) throw new SecretUnreadableError('key_missing', keyId);
    try {
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: tagBytes })
        .setAAD(Buffer.from(owner))
        .setAuthTag(ciphertext.subarray(-tagBytes));
      return Buffer.concat([decipher.update(ciphertext.subarray(0, -tagBytes)), decipher.final()]);
    } catch {
      // OpenSSL's own words do not tell more.
      throw new SecretUnreadableError('not_authentic', keyId);
    }
  }
}
