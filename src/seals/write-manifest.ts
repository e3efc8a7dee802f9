import {
  type Manifest,
  type ManifestErasure,
  type ManifestRows,
  type PartKind,
  partKinds,
} from '../domain/manifest.ts';
import {
  type RecordedManifest,
  type SealSubject,
  readSealSubject,
  readNewestManifest,
  readSealedParts,
  type SealedPart,
} from '../db/seals/read-manifest.ts';
import { recordSeal } from '../db/seals/record-seal.ts';
import { readCopy } from '../db/installation/copy.ts';
import { requireCurrent } from '../installation/standing.ts';
import { bundleFolder, manifestName, manifestText, nameOf, signatureName } from './manifest-file.ts';
import { NotArchivedError } from './not-archived.ts';
import { checkFile } from '../archive-store/read-files.ts';
import { manifestPart, type SealDependencies } from './write-part.ts';

export interface SealResult {
  /** The version of the archive that stands now. */
  version: number;
  /** Rows of each kind in that version; a kind that is not sealed yet has none. */
  rows: ManifestRows;
}

/** An archived campaign. */
export type Archived = { [Key in keyof Omit<SealSubject, 'dataDeletedAt'>]: NonNullable<SealSubject[Key]> };

/** @throws NotArchivedError, LastcallError `installation_superseded` */
export async function archivedCampaign({ sql }: SealDependencies, campaignId: string): Promise<Archived> {
  const subject = await readSealSubject(sql, campaignId);
  requireCurrent((await readCopy(sql)).supersededAt === null ? 'current' : 'superseded');
  if (subject?.status !== 'archived') throw new NotArchivedError(campaignId);
  return subject as Archived;
}

// Whoever loses against another writer finds a newer version and has to look again; nobody loses this often.
const maxTries = 10;

/**
 * Writes a manifest over the newest revision of all parts of `kinds` and of the kinds that the version before had, and
 * records it as the next version. When that would name the same files as the version before, nothing is written.
 *
 * @throws NotArchivedError, ArchiveConflictError, ArchiveFileError
 */
export async function writeManifest(
  { sql, store, signer }: SealDependencies,
  campaignId: string,
  kinds: readonly PartKind[],
  erasure?: ManifestErasure,
): Promise<SealResult> {
  const campaign = await archivedCampaign({ sql, store }, campaignId);
  for (let tries = 0; tries < maxTries; tries += 1) {
    const previous = await readNewestManifest(sql, campaignId);
    const wanted = new Set([...kinds, ...(previous?.manifest.parts ?? []).map(({ kind }) => kind)]);
    const parts = (await readSealedParts(sql, campaignId)).filter(({ kind }) => wanted.has(kind));
    const told = previous?.manifest.erasures ?? [];
    const isTold = !erasure || told.some(({ id }) => id === erasure.id);
    const erasures = erasure && !isTold ? [...told, erasure] : told;
    if (previous && isTold && sameFiles(previous.manifest, parts)) {
      return { version: previous.version, rows: previous.manifest.rows };
    }
    if (parts.length === 0) throw new Error(`Nothing of campaign ${campaignId} is sealed yet.`);
    const manifest = manifestOf(campaignId, campaign, parts, previous, erasures);
    const text = manifestText(manifest);
    const folder = bundleFolder(manifest);
    const file = await store.put(
      (sha256) => `${folder}/${manifestName(manifest.version, sha256)}`,
      chunksOf(Buffer.from(text)),
    );
    await checkFile(store, file);
    if (signer) {
      const key = `${folder}/${signatureName(nameOf(file.key), signer.keyId)}`;
      await checkFile(store, await store.put(key, chunksOf(signer.sign(Buffer.from(text)))));
    }
    if (await recordSeal(sql, { manifest, key: file.key, sha256: file.sha256 })) {
      return { version: manifest.version, rows: manifest.rows };
    }
  }
  throw new Error(`The archive of campaign ${campaignId} is being written by too many at once; try again.`);
}

function manifestOf(
  campaignId: string,
  campaign: Archived,
  parts: SealedPart[],
  previous: RecordedManifest | null,
  erasures: ManifestErasure[],
): Manifest {
  const told = partKinds.filter((kind) => kind !== 'opt_outs' || parts.some((part) => part.kind === kind));
  const rows = Object.fromEntries(
    told.map((kind) => [
      kind,
      parts.filter((part) => part.kind === kind).reduce((sum, part) => sum + part.rows, 0),
    ]),
  ) as unknown as ManifestRows;
  return {
    schema: 'lastcall.archive/1',
    campaignId,
    accountId: campaign.accountId,
    campaignName: campaign.name,
    version: (previous?.version ?? 0) + 1,
    ...(previous && { previousSha256: previous.sha256 }),
    reason: campaign.archiveReason,
    archivedBy: campaign.archivedBy,
    archivedAt: campaign.archivedAt.toISOString(),
    // The newest part's time, not this moment's: writing the manifest again after a crash gives the same bytes.
    sealedAt: new Date(Math.max(...parts.map(({ createdAt }) => createdAt.getTime()))).toISOString(),
    rows,
    parts: parts.map(manifestPart),
    ...(erasures.length > 0 && { erasures }),
  };
}

const sameFiles = (manifest: Manifest, parts: SealedPart[]) =>
  manifest.parts.length === parts.length &&
  manifest.parts.every((part, index) => part.key === parts[index]?.key);

async function* chunksOf(bytes: Buffer) {
  yield bytes;
}
