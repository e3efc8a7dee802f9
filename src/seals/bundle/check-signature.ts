import { buffer } from 'node:stream/consumers';
import type { ArchiveStore } from '../../archive-store/store.ts';
import type { ManifestVerifier } from '../../secrets/manifest-key.ts';
import { nameOf, signatureName } from '../manifest-file.ts';
import type { SignatureState } from './problems.ts';
import type { FoundManifest } from './read-manifests.ts';

/** Compares a manifest with its signature by a key. */
export async function checkSignature(
  store: ArchiveStore,
  { key, bytes }: Pick<FoundManifest, 'key' | 'bytes'>,
  keys: readonly string[],
  verifier: ManifestVerifier | null,
): Promise<SignatureState> {
  const signatures = keys.filter((each) => isSignatureOf(each, key));
  if (signatures.length === 0) return 'unsigned';
  if (!verifier) return 'not_asked';
  const wanted = signatureName(nameOf(key), verifier.keyId);
  const ours = signatures.find((each) => nameOf(each) === wanted);
  if (ours === undefined) return 'other_key';
  return verifier.verify(bytes, await buffer(await store.open(ours))) ? 'valid' : 'wrong';
}

export const isSignatureOf = (key: string, manifest: string): boolean =>
  key.endsWith('.sig') && key.startsWith(`${manifest.replace(/\.json$/, '')}.`);
