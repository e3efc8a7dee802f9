import { isDeepStrictEqual } from 'node:util';
import { ArchiveStoreAwayError } from '../archive-store/errors.ts';
import { type Marker, newestMarker } from '../archive-store/markers.ts';
import { openArchiveStore } from '../archive-store/open-store.ts';
import type { ArchiveStore } from '../archive-store/store.ts';
import { type Copy, readCopy } from '../db/installation/copy.ts';
import { type Life, readLives } from '../db/installation/life.ts';
import { judge } from '../installation/standing.ts';
import { type Check, type Finding, ok, problem, warning } from './check.ts';

/** Whether this database is the copy that may act, and whether it may have been put back without anybody recovering it. */
export const copies: Check = {
  name: 'copies',
  needs: ['database', 'schema', 'archive-store'],
  async run({ sql, config }) {
    const own = await readCopy(sql);
    const marker = await markerIn(await openArchiveStore(config.archiveStore, config.archiveS3));
    const { now, noted } = await readLives(sql);
    const found = [...ofMarker(own, marker), ...ofLife(now, noted)];
    return found.length > 0
      ? found
      : [ok(`generation ${own.generation} of the installation, and no newer one is known`)];
  },
};

/** A new installation has no folder before its first worker. */
async function markerIn(store: ArchiveStore): Promise<Marker | null> {
  try {
    return await newestMarker(store);
  } catch (error) {
    if (error instanceof ArchiveStoreAwayError) return null;
    throw error;
  }
}

function ofMarker(own: Copy, marker: Marker | null): Finding[] {
  switch (judge(own, marker)) {
    case 'of_another':
      return [
        problem(
          `the archive store is of another installation (${marker?.installationId}; this one is ${own.installationId}), so workers do not start`,
          'Give each installation a store or a prefix of its own, see docs/backup.md, "Two copies".',
        ),
      ];
    case 'superseded':
      return [
        problem(
          `another copy of this database has taken over: the archive store knows its generation ${marker?.generation}, and this one is of generation ${own.generation}`,
          'Stop all that runs on this copy. If it is the one to keep: `lastcall recover --apply`. See docs/backup.md, "Two copies".',
        ),
      ];
    case 'current':
      return [];
    case null:
      if (marker === null || own.generation === 1) return [];
      return [
        warning(
          `the archive store knows of generation ${marker.generation} alone, and this database is of generation ${own.generation}`,
          'See whether it is the right store, or was put back to an older state. A worker that starts writes the newest marker into it.',
        ),
      ];
  }
}

function ofLife(now: Life, noted: Life | null): Finding[] {
  if (noted === null || isDeepStrictEqual(now, noted)) return [];
  const words = ({ timeline, systemIdentifier }: Life) => `timeline ${timeline} of ${systemIdentifier}`;
  return [
    warning(
      `Postgres is on ${words(now)}, and was on ${words(noted)}: it was put back from a backup, or a replica took over`,
      'Put back: stop the workers and run `lastcall recover`, see docs/backup.md. Nothing lost: `lastcall recover --nothing-lost`.',
    ),
  ];
}
