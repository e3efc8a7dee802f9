import { buffer } from 'node:stream/consumers';
import type { ArchiveStore } from '../../archive-store/store.ts';
import type { ManifestVerifier } from '../../secrets/manifest-key.ts';
import { nameOf, signatureName } from '../manifest-file.ts';
import type { SignatureState } from './problems.ts';
import type { FoundManifest } from './read-manifests.ts';

/** Of Ed25519; a file of another size is not read. */
const signatureBytes = 64;

/** What one manifest's signature is. */
export type OneSignature = Exclude<SignatureState, 'partly'>;

/** Compares a manifest with its signatures by these keys: one that is not of its bytes is wrong, whatever others say. */
export async function checkSignature(
  store: ArchiveStore,
  { key, bytes }: Pick<FoundManifest, 'key' | 'bytes'>,
  listed: readonly { key: string; bytes: number }[],
  verifiers: readonly ManifestVerifier[],
): Promise<OneSignature> {
  const signatures = listed.filter((each) => isSignatureOf(each.key, key));
  if (signatures.length === 0) return 'unsigned';
  if (verifiers.length === 0) return 'not_asked';
  let state: OneSignature = 'other_key';
  for (const verifier of verifiers) {
    const wanted = signatureName(nameOf(key), verifier.keyId);
    const signature = signatures.find((each) => nameOf(each.key) === wanted);
    if (!signature) continue;
    const isOurs =
      signature.bytes === signatureBytes &&
      verifier.verify(bytes, await buffer(await store.open(signature.key)));
    if (!isOurs) return 'wrong';
    state = 'valid';
  }
  return state;
}

/** Of all versions together: one that is wrong makes all wrong, and what holds for some of them alone is `partly`. */
export function overall(states: readonly OneSignature[]): SignatureState {
  if (states.includes('wrong')) return 'wrong';
  const [first = 'unsigned'] = states;
  return states.every((state) => state === first) ? first : 'partly';
}

export const isSignatureOf = (key: string, manifest: string): boolean =>
  key.endsWith('.sig') && key.startsWith(`${manifest.replace(/\.json$/, '')}.`);
