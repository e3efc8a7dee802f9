import type { Sql } from 'postgres';
import { ArchiveStoreAwayError } from '../archive-store/errors.ts';
import { type Marker, newestMarker, writeMarker } from '../archive-store/markers.ts';
import type { ArchiveStore } from '../archive-store/store.ts';
import { LastcallError } from '../errors.ts';
import { type Copy, noteStanding, readCopy } from '../db/installation/copy.ts';

/** `superseded`: another copy of the database has taken over. `of_another`: the store is another installation's. */
export type Standing = 'current' | 'superseded' | 'of_another';

/** @throws LastcallError `installation_superseded` */
export function requireCurrent(standing: Standing): void {
  if (standing !== 'current')
    throw new LastcallError('installation_superseded', { problem: problems[standing] });
}

const problems = {
  superseded: 'another copy of its database was recovered and has taken over',
  of_another: 'its archive store is of another installation',
};

export interface CopyDeps {
  sql: Sql;
  store: ArchiveStore;
}

/** What the newest marker says of a database; null: it says nothing, since it is older or there is none. */
export function judge(own: Copy, newest: Marker | null): Standing | null {
  if (newest === null) return null;
  if (newest.installationId !== own.installationId) return 'of_another';
  if (newest.generation < own.generation) return null;
  return newest.token === own.token ? 'current' : 'superseded';
}

/**
 * Compares the database with the archive store's newest marker, and notes in the database what follows. A store without one
 * gets the database's.
 *
 * @throws ArchiveStoreAwayError, and the database's errors
 */
export async function standingOfCopy({ sql, store }: CopyDeps): Promise<Standing> {
  const own = await readCopy(sql);
  let standing = judge(own, await newestMarker(store).catch(beforeFirst(own)));
  if (standing === null) {
    await writeMarker(store, own);
    standing = judge(own, await newestMarker(store));
  }
  if (standing === null) throw new ArchiveStoreAwayError('it does not show what was written to it');
  await noteStanding(sql, own, standing !== 'current');
  return standing;
}

/** A new installation's folder is made by the first that is written to it; any other's is missing. */
const beforeFirst =
  ({ generation }: Copy) =>
  (error: unknown): null => {
    const isMissing = error instanceof ArchiveStoreAwayError && error.reason === 'its folder is missing';
    if (isMissing && generation === 1) return null;
    throw error;
  };
