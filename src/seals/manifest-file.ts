import type { Manifest } from '../domain/manifest.ts';

/** The exact text of a manifest's file. */
export const manifestText = (manifest: Manifest): string => `${JSON.stringify(manifest, null, 2)}\n`;

/** The name of a manifest's file within its campaign's folder. */
export const manifestName = (version: number, sha256: string): string =>
  `manifest-v${version}-${sha256.slice(0, 16)}.json`;

/** The name of a manifest's signature by a key, beside the manifest. */
export const signatureName = (manifest: string, keyId: string): string =>
  `${manifest.replace(/\.json$/, '')}.${keyId}.sig`;

/** What the name of a manifest's file tells; null for another file. */
export function readManifestName(name: string): { version: number; sha256Start: string } | null {
  const [, version, sha256Start] = /^manifest-v(\d{1,9})-([0-9a-f]{16})\.json$/.exec(name) ?? [];
  return version && sha256Start ? { version: Number(version), sha256Start } : null;
}

/** The campaign's folder in the store. */
export const bundleFolder = ({ accountId, campaignId }: { accountId: string; campaignId: string }): string =>
  `${accountId}/${campaignId}`;

export const nameOf = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
