import { readSealedParts } from '../db/seals/read-manifest.ts';
import { archivedCampaign, writeManifest } from './write-manifest.ts';
import { resealPart } from './reseal-part.ts';
import type { SealDependencies, SealHooks } from './write-part.ts';

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
  await resealPart(deps, { accountId, campaignId, standing }, hooks);
  await writeManifest(deps, campaignId, []);
}
