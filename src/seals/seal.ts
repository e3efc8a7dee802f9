import type { PartKind } from '../domain/manifest.ts';
import { readPartsWithLateRows, readSealedParts } from '../db/seals/read-manifest.ts';
import { archivedCampaign, type SealResult, writeManifest } from './write-manifest.ts';
import { resealPart } from './reseal-part.ts';
import { partsAtOnceHere, sealKind } from './seal-kind.ts';
import type { SealDependencies, SealHooks } from './write-part.ts';

export const defaultRowsPerPart = 100_000;

export interface SealInput extends SealHooks {
  campaignId: string;
  /** The kinds that the archive has to hold now. Kinds that were sealed before stay as they are. */
  kinds: readonly PartKind[];
  rowsPerPart?: number;
  /** How many parts are written side by side; by the cores of this machine, if left out. */
  partsAtOnce?: number;
}

/**
 * Seals an archived campaign: streams the rows of each kind into compressed part files, then writes a manifest that
 * vouches for them. Goes on after the last finished part when it was interrupted, and changes nothing when all of it
 * was done before. Two that seal the same campaign at once end with the same archive.
 *
 * @throws NotArchivedError when the campaign is not archived
 * @throws ArchiveConflictError, ArchiveFileError when the store does not hold what was written to it
 * @throws the signal's reason when it was aborted
 */
export async function sealCampaign(deps: SealDependencies, input: SealInput): Promise<SealResult> {
  const { campaignId, rowsPerPart = defaultRowsPerPart, partsAtOnce = partsAtOnceHere } = input;
  const { accountId } = await archivedCampaign(deps, campaignId);
  const sealed = await readSealedParts(deps.sql, campaignId);
  for (const kind of input.kinds) {
    const last = sealed.findLast((part) => part.kind === kind);
    await sealKind(deps, { ...input, accountId, kind, rowsPerPart, partsAtOnce, last });
  }
  return writeManifest(deps, campaignId, input.kinds);
}

/**
 * Seals again what events after the close have changed: the parts that hold them get a further revision, all others
 * stay, and a manifest of the next version names both. With nothing new there is no new version.
 *
 * @throws as {@link sealCampaign}
 */
export async function resealLate(
  deps: SealDependencies,
  input: { campaignId: string } & SealHooks,
): Promise<SealResult> {
  const { campaignId } = input;
  const { accountId } = await archivedCampaign(deps, campaignId);
  for (const standing of await readPartsWithLateRows(deps.sql, campaignId)) {
    await resealPart(deps, { accountId, campaignId, standing }, input);
  }
  return writeManifest(deps, campaignId, []);
}
