import { markerFolder } from '../../archive-store/markers.ts';
import type { ArchiveStore } from '../../archive-store/store.ts';
import { type ManifestPart, partKinds } from '../../domain/manifest.ts';
import type { ManifestVerifier } from '../../secrets/manifest-key.ts';
import { nameOf } from '../manifest-file.ts';
import { checkPart } from './check-part.ts';
import { checkSignature, isSignatureOf, type OneSignature, overall } from './check-signature.ts';
import { type BundleFile, type BundleReport, isHarmless } from './problems.ts';
import { continuity, type FoundManifest, readManifests } from './read-manifests.ts';

type Listed = { key: string; bytes: number };

export interface VerifyBundleOptions {
  /** Whose signatures the manifests may have; none: signatures are not looked at. */
  verifiers?: readonly ManifestVerifier[];
  /** Whether a manifest that none of them has signed is wrong. */
  mustBeSigned?: boolean;
  /** SHA-256 of manifests that are known to stand, in hex. */
  recorded?: readonly string[];
}

/**
 * Verifies the archive of one campaign by its files alone: that every version's manifest is there, is of this campaign and
 * follows the one before, that every file they name is there with its hash, that the newest one's files have their rows, and that there
 * is no other file.
 *
 * @param folder the campaign's folder, which may be a copy under another name
 * @param listed all files in it
 */
export async function verifyBundle(
  store: ArchiveStore,
  folder: string,
  listed: readonly Listed[],
  { verifiers = [], mustBeSigned = false, recorded = [] }: VerifyBundleOptions = {},
): Promise<BundleReport> {
  const found = await readManifests(store, listed);
  const { standing, problems } = continuity(folder, found.manifests, recorded);
  const files: BundleFile[] = [...found.problems, ...problems, ...ofOthers(folder, standing)];
  const told = new Set(files.map(({ key }) => key));
  const newest = standing.at(-1);

  const signatures: OneSignature[] = [];
  for (const each of standing) {
    const signature = await checkSignature(store, each, listed, verifiers);
    signatures.push(signature);
    const at = { key: each.key, bytes: each.bytes.length };
    if (signature === 'wrong') {
      files.push({ ...at, problem: 'wrong_signature', detail: 'its signature is not of its bytes' });
    } else if (mustBeSigned && signature !== 'valid') {
      const detail = signature === 'other_key' ? 'it is signed by another key only' : 'it is not signed';
      files.push({ ...at, problem: 'not_signed', detail });
    } else if (!told.has(each.key)) files.push({ ...at, problem: null, detail: '' });
  }
  if (newest) files.push(...numbering(newest));
  const erased = new Set(newest?.manifest.erasures?.flatMap(({ removed }) => removed.map(nameOf)));
  for (const { part, isNewest } of partsOf(standing)) {
    if (erased.has(nameOf(part.key))) continue;
    const key = `${folder === '' ? '' : `${folder}/`}${nameOf(part.key)}`;
    const verdict = await checkPart(store, key, part, { whole: isNewest });
    files.push({ key, bytes: part.bytes, problem: null, detail: '', ...verdict });
  }
  files.push(...others(listed, files, found.manifests));
  return {
    folder,
    version: newest?.manifest.version ?? null,
    signature: overall(signatures),
    rows: partKinds.reduce((sum, kind) => sum + (newest?.manifest.rows[kind] ?? 0), 0),
    ok: newest !== undefined && files.every(isHarmless),
    files,
  };
}

/** Manifests of another campaign, however well they are signed: than the folder is named after, or than the newest one's. */
function ofOthers(folder: string, standing: readonly FoundManifest[]): BundleFile[] {
  const [named] = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.exec(folder) ?? [];
  const wanted = named ?? standing.at(-1)?.manifest.campaignId;
  return standing
    .filter(({ manifest }) => manifest.campaignId !== wanted)
    .map(({ key, bytes, manifest }) => ({
      key,
      bytes: bytes.length,
      problem: 'wrong_manifest',
      detail: `it is of campaign ${manifest.campaignId}`,
    }));
}

/** What is there besides. A seal that was cut off, or lost against another one, left a file in a place that is taken. */
function others(
  listed: readonly Listed[],
  files: readonly BundleFile[],
  manifests: readonly FoundManifest[],
): BundleFile[] {
  const known = new Set(files.map(({ key }) => key));
  const places = new Set(files.map(({ key }) => placeOf(key)));
  const extra = listed.filter(
    ({ key }) => !known.has(key) && !manifests.some((found) => isSignatureOf(key, found.key)),
  );
  return extra.map((file) =>
    places.has(placeOf(file.key))
      ? { ...file, problem: 'left_over', detail: 'another file stands in its place' }
      : {
          ...file,
          problem: 'not_in_manifest',
          detail: 'no manifest names it: the one that does is missing, or somebody put it there',
        },
  );
}

/** What comes before the hash in a part's name: kind, sequence and revision. */
const placeOf = (key: string) => key.replace(/-[0-9a-f]{16}\.csv\.gz$/, '');

/** Each file once: as the newest manifest that names it has it. */
function partsOf(manifests: readonly FoundManifest[]): { part: ManifestPart; isNewest: boolean }[] {
  const found = new Map<string, { part: ManifestPart; isNewest: boolean }>();
  for (const { manifest } of manifests.toReversed()) {
    const isNewest = found.size === 0;
    const known = new Set(found.keys());
    for (const part of manifest.parts) {
      if (!known.has(part.key)) found.set(part.key, { part, isNewest });
    }
  }
  return [...found.values()];
}

/** Whether the parts of each kind are numbered from 1 without a gap, and their rows add up. */
function numbering({ key, bytes, manifest }: FoundManifest): BundleFile[] {
  const at = { key, bytes: bytes.length };
  return partKinds.flatMap((kind): BundleFile[] => {
    const parts = manifest.parts.filter((part) => part.kind === kind);
    const gap = parts.findIndex(({ sequence }, index) => sequence !== index + 1);
    const rows = parts.reduce((sum, part) => sum + part.rows, 0);
    if (gap !== -1) {
      return [
        { ...at, problem: 'wrong_manifest', detail: `it does not name part ${gap + 1} of the ${kind}` },
      ];
    }
    const said = manifest.rows[kind] ?? 0;
    if (rows !== said) {
      const detail = `it says ${said} ${kind}, and its parts have ${rows}`;
      return [{ ...at, problem: 'wrong_rows', detail }];
    }
    return [];
  });
}

/** The bundles of a store or of a folder in it: every folder that holds files, with them. */
export async function bundlesIn(store: ArchiveStore, folder: string): Promise<Map<string, Listed[]>> {
  const bundles = new Map<string, Listed[]>();
  for await (const file of store.list(folder)) {
    if (file.key.startsWith(`${markerFolder}/`)) continue;
    const at = file.key.slice(0, Math.max(0, file.key.lastIndexOf('/')));
    const files = bundles.get(at) ?? [];
    files.push(file);
    bundles.set(at, files);
  }
  return bundles;
}
