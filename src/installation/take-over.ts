import { newestMarker, writeMarker } from '../archive-store/markers.ts';
import { leapPlaces } from '../db/events/leap-places.ts';
import { becomeCopy, readCopy } from '../db/installation/copy.ts';
import { noteLife } from '../db/installation/life.ts';
import { uuidv7 } from '../ids.ts';
import type { CopyDeps } from './standing.ts';

/**
 * Makes this database the one copy that may act: writes the next marker into the archive store, by which every other copy is
 * superseded, and then the same into the database. Where it ends in between, this one is superseded too, and does it again. Of two
 * that take over at once one is left.
 *
 * @param since to which moment the database was put back
 * @returns the new generation
 * @throws Error when the store is another installation's, or somebody else takes over in the same moment
 */
export async function takeOver({ sql, store }: CopyDeps, since: Date | null): Promise<number> {
  const own = await readCopy(sql);
  const newest = await newestMarker(store);
  if (newest && newest.installationId !== own.installationId) {
    throw new Error(
      `the archive store is of another installation (${newest.installationId}): give this one a store of its own`,
    );
  }
  const copy = {
    installationId: own.installationId,
    generation: Math.max(own.generation, newest?.generation ?? 0) + 1,
    token: uuidv7(),
  };
  const isOurs = await writeMarker(store, copy);
  const taken =
    isOurs &&
    (await sql.begin(async (tx) => {
      if (!(await becomeCopy(tx, copy))) return false;
      await leapPlaces(tx, { generation: copy.generation, since });
      await noteLife(tx);
      return true;
    }));
  if (!taken)
    throw new Error('somebody else recovers a copy of this installation: stop it, then run this again');
  return copy.generation;
}
