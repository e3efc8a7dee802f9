import { readSealedParts } from '../db/seals/read-manifest.ts';
import { archivedCampaign, writeManifest } from './write-manifest.ts';
import { type SealDependencies, type SealHooks, writePart } from './write-part.ts';

/**
 * Adds receipts that came after the seal to a campaign's archive: the last part of the receipts, which is open to the
 * end, gets a further revision, and a manifest of the next version names it. An archive without receipts yet is left
 * to the campaign's own workflow; with nothing new there is no new version.
 *
 * @throws NotArchivedError, ArchiveConflictError, ArchiveFileError
 */
export async function resealReceipts(
  deps: SealDependencies,
  { campaignId, ...hooks }: { campaignId: string } & SealHooks,
): Promise<void> {
  const { accountId } = await archivedCampaign(deps, campaignId);
  const sealed = await readSealedParts(deps.sql, campaignId);
  const standing = sealed.findLast(({ kind, lastKey }) => kind === 'receipts' && lastKey === null);
  if (!standing) return;
  const { kind, sequence, afterKey, lastKey, guard } = standing;
  const place = { accountId, campaignId, kind, sequence, afterKey, lastKey, guard };
  await writePart(deps, { ...place, maxRows: Number.POSITIVE_INFINITY, standing }, hooks);
  await writeManifest(deps, campaignId, []);
}
