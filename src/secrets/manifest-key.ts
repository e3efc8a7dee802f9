import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** Signs manifests with Ed25519. The private key is in a closure, so that logging it shows nothing. */
export interface ManifestSigner {
  /** Names the key in the names of signatures: the beginning of its public half's SHA-256, in hex. */
  readonly keyId: string;
  /** SPKI in base64, for whoever verifies. */
  readonly publicKey: string;
  /** 64 bytes. The same bytes always get the same signature. */
  sign(bytes: Uint8Array): Buffer;
}

/** The public half, for verifying. */
export interface ManifestVerifier {
  readonly keyId: string;
  verify(bytes: Uint8Array, signature: Uint8Array): boolean;
}

/**
 * Reads LASTCALL_MANIFEST_KEY: an Ed25519 key, PKCS #8 in base64.
 *
 * @throws Error that does not show what was given
 */
export function parseManifestKey(text: string): ManifestSigner {
  const key = ed25519(() =>
    createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }),
  );
  if (!key) throw new Error('is no Ed25519 key; "lastcall secrets new-manifest-key" prints one');
  const publicKey = createPublicKey(key);
  return {
    keyId: idOf(publicKey),
    publicKey: spki(publicKey).toString('base64'),
    sign: (bytes) => sign(null, bytes, key),
  };
}

/**
 * @param text a public key: SPKI in base64, or as PEM
 * @throws Error when it is none
 */
export function parsePublicKey(text: string): ManifestVerifier {
  const key = ed25519(() =>
    text.includes('BEGIN PUBLIC KEY')
      ? createPublicKey(text)
      : createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }),
  );
  if (!key)
    throw new Error(
      'This is no public Ed25519 key: give its file, or the base64 that "lastcall secrets manifest-key" prints.',
    );
  return { keyId: idOf(key), verify: (bytes, signature) => verify(null, bytes, key, signature) };
}

/** A fresh private key, as {@link parseManifestKey} reads it. */
export const newManifestKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');

function ed25519(read: () => KeyObject): KeyObject | null {
  try {
    const key = read();
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null;
  }
}

const spki = (key: KeyObject) => key.export({ format: 'der', type: 'spki' });
const idOf = (key: KeyObject) => createHash('sha256').update(spki(key)).digest('hex').slice(0, 16);
