import { createHash } from 'node:crypto';
import { ArchiveFileError } from '../../archive-store/errors.ts';
import type { ArchiveStore } from '../../archive-store/store.ts';
import { type Manifest, partKinds } from '../../domain/manifest.ts';
import { nameOf, readManifestName } from '../manifest-file.ts';
import type { BundleFile, BundleProblem } from './problems.ts';

/** A manifest names 100,000 rows in some 300 bytes: this is for more rows than any campaign has. */
const longestManifestBytes = 64 * 1024 * 1024;

/** A manifest's file whose content is what its name says. */
export interface FoundManifest {
  key: string;
  manifest: Manifest;
  bytes: Buffer;
  sha256: string;
}

/** Reads the manifests of a folder; those that are not what their names say are told as problems. */
export async function readManifests(
  store: ArchiveStore,
  files: readonly { key: string; bytes: number }[],
): Promise<{ manifests: FoundManifest[]; problems: BundleFile[] }> {
  const manifests: FoundManifest[] = [];
  const problems: BundleFile[] = [];
  for (const file of files) {
    const named = readManifestName(nameOf(file.key));
    if (!named) continue;
    const wrong = (problem: BundleProblem, detail: string) => problems.push({ ...file, problem, detail });
    if (file.bytes > longestManifestBytes) {
      wrong('wrong_size', 'it is longer than any manifest');
      continue;
    }
    const bytes = await bytesOf(store, file.key);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const manifest = parse(bytes);
    if (manifest && manifest.version !== named.version) {
      wrong(
        'wrong_manifest',
        `it holds version ${manifest.version} under the name of version ${named.version}`,
      );
    } else if (!sha256.startsWith(named.sha256Start)) {
      wrong('wrong_hash', 'its bytes are not those that it was named after');
    } else if (!manifest) {
      wrong('wrong_manifest', 'it is no manifest of an archive');
    } else manifests.push({ key: file.key, manifest, bytes, sha256 });
  }
  return { manifests: manifests.toSorted((a, b) => a.manifest.version - b.manifest.version), problems };
}

/**
 * Which versions are missing, there twice, or do not follow the one before. Of two that were written in one moment the one
 * that the next version follows, or that is known to be recorded, stands; the other is left over.
 *
 * @param recorded SHA-256 of manifests that are known to stand, in hex
 */
export function continuity(
  folder: string,
  manifests: readonly FoundManifest[],
  recorded: readonly string[],
): { standing: FoundManifest[]; problems: BundleFile[] } {
  const standing: FoundManifest[] = [];
  const problems: BundleFile[] = [];
  // Not counted down one by one: a file that somebody put there may say that it is version 999,999,999.
  const versions = new Set(
    manifests.map(({ manifest }) => manifest.version).filter((version) => version > 0),
  );
  let above = Math.max(0, ...versions) + 1;
  for (const version of [...versions].toSorted((a, b) => b - a)) {
    if (above - version > 1) problems.push(missing(folder, version + 1, above - 1));
    const here = manifests.filter(({ manifest }) => manifest.version === version);
    const followed = above - version === 1 ? standing[0]?.manifest.previousSha256 : undefined;
    const chosen = here.find(({ sha256 }) => sha256 === followed || recorded.includes(sha256)) ?? here[0]!;
    above = version;
    const isProved = chosen.sha256 === followed || recorded.includes(chosen.sha256);
    for (const { key, bytes, sha256 } of here) {
      const at = { key, bytes: bytes.length };
      if (here.length > 1 && !isProved) {
        problems.push({
          ...at,
          problem: 'version_doubled',
          detail: `${here.length} manifests have version ${version}`,
        });
      } else if (sha256 !== chosen.sha256) {
        problems.push({
          ...at,
          problem: 'left_over',
          detail: `another manifest of version ${version} stands`,
        });
      } else if (followed !== undefined && sha256 !== followed) {
        const detail = `version ${version + 1} follows another version ${version} than this one`;
        problems.push({ ...at, problem: 'wrong_manifest', detail });
      }
    }
    standing.unshift(chosen);
  }
  if (above > 1) problems.push(missing(folder, 1, above - 1));
  return { standing, problems };
}

function missing(folder: string, from: number, to: number): BundleFile {
  return {
    key: `${folder}/manifest-v${from}-*.json`,
    bytes: 0,
    problem: 'version_missing',
    detail: from === to ? `no manifest has version ${from}` : `no manifest has the versions ${from} to ${to}`,
  };
}

async function bytesOf(store: ArchiveStore, key: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of (await store.open(key)) as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch (error) {
    // Gone since it was listed.
    if (!(error instanceof ArchiveFileError)) throw error;
  }
  return Buffer.concat(chunks);
}

/** Said in a report, so nothing else. */
const isUuid = (value: unknown) =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

function parse(bytes: Buffer): Manifest | null {
  try {
    const value = JSON.parse(bytes.toString()) as Partial<Manifest>;
    const isManifest =
      value.schema === 'lastcall.archive/1' &&
      Number.isSafeInteger(value.version) &&
      isUuid(value.campaignId) &&
      typeof value.rows === 'object' &&
      value.rows !== null &&
      Array.isArray(value.parts) &&
      value.parts.every(
        ({ key, sha256, rows, bytes: size, kind }) =>
          typeof key === 'string' &&
          typeof sha256 === 'string' &&
          Number.isSafeInteger(rows) &&
          Number.isSafeInteger(size) &&
          partKinds.includes(kind),
      );
    return isManifest ? (value as Manifest) : null;
  } catch {
    return null;
  }
}
