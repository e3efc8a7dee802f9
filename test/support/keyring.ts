import { randomBytes } from 'node:crypto';
import { Keyring } from '../../src/secrets/keyring.ts';

/** A key as a keyring takes it. */
export const testKey = (id: string) => ({ id, key: randomBytes(32) });

/** A keyring with fresh keys under these ids. */
export const testKeyring = (...ids: string[]) => new Keyring(ids.map(testKey));
