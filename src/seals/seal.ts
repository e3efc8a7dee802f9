import type { PartKind } from '../domain/manifest.ts';
import { readPartsWithLateRows, readSealedParts, type SealedPart } from '../db/seals/read-manifest.ts';
import { archivedCampaign, type SealResult, writeManifest } from './write-manifest.ts';
import { type SealDependencies, type SealHooks, writePart } from './write-part.ts';

const defaultRowsPerPart = 100_000;

export interface SealInput extends SealHooks {
  campaignId: string;
  /** The kinds that the archive has to hold now. Kinds that were sealed before stay as they are. */
  kinds: readonly PartKind[];
  rowsPerPart?: number;
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
  const { campaignId, rowsPerPart = defaultRowsPerPart } = input;
  const { accountId } = await archivedCampaign(deps, campaignId);
  const sealed = await readSealedParts(deps.sql, campaignId);
  for (const kind of input.kinds) {
    let last: SealedPart | undefined = sealed.findLast((part) => part.kind === kind);
    // An open end is what tells a finished kind from one that was interrupted.
    while (last?.lastKey !== null) {
      const plan = { accountId, campaignId, kind, lastKey: null, maxRows: rowsPerPart };
      const place = { sequence: (last?.sequence ?? 0) + 1, afterKey: last?.lastKey ?? null };
      const guard = last?.guard ?? 'everywhere';
      last = await writePart(deps, { ...plan, ...place, guard }, input);
    }
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
    const { kind, sequence, afterKey, lastKey, guard } = standing;
    const place = { accountId, campaignId, kind, sequence, afterKey, lastKey, guard };
    await writePart(deps, { ...place, maxRows: Number.POSITIVE_INFINITY, standing }, input);
  }
  return writeManifest(deps, campaignId, []);
}
