import { readSealedParts } from '../db/seals/read-manifest.ts';
import { resealPart } from './reseal-part.ts';
import { sealKind } from './seal-kind.ts';
import { defaultRowsPerPart } from './seal.ts';
import { archivedCampaign, writeManifest } from './write-manifest.ts';
import type { SealDependencies, SealHooks } from './write-part.ts';

/**
 * Adds opt-outs that came after the seal to a campaign's archive: parts that stand get a further revision, and a campaign that had
 * none gets its first. A manifest of the next version names them; with nothing new there is no new version.
 *
 * @throws NotArchivedError, ArchiveConflictError, ArchiveFileError
 */
export async function resealOptOuts(
  deps: SealDependencies,
  { campaignId, ...hooks }: { campaignId: string } & SealHooks,
): Promise<void> {
  const { accountId } = await archivedCampaign(deps, campaignId);
  const standing = (await readSealedParts(deps.sql, campaignId)).filter(({ kind }) => kind === 'opt_outs');
  // Somebody may opt out long after their call began, so it may be of any part.
  for (const part of standing) await resealPart(deps, { accountId, campaignId, standing: part }, hooks);
  await sealKind(deps, {
    ...hooks,
    accountId,
    campaignId,
    kind: 'opt_outs',
    rowsPerPart: defaultRowsPerPart,
    partsAtOnce: 1,
    last: standing.at(-1),
  });
  await writeManifest(deps, campaignId, ['opt_outs']);
}
