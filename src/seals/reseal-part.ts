import type { SealedPart } from '../db/seals/read-manifest.ts';
import { keepPart, type SealDependencies, type SealHooks, writePart } from './write-part.ts';

/**
 * Seals a part again: it gets a further revision where its rows have changed.
 *
 * @throws NotArchivedError, ArchiveConflictError, ArchiveFileError
 */
export async function resealPart(
  deps: SealDependencies,
  { standing, ...owner }: { accountId: string; campaignId: string; standing: SealedPart },
  hooks: SealHooks,
): Promise<void> {
  const { kind, sequence, afterKey, lastKey, guard } = standing;
  const plan = { ...owner, kind, sequence, afterKey, lastKey, guard, standing };
  await keepPart(deps, plan, await writePart(deps, plan, hooks));
}
