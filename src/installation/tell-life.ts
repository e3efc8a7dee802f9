import { isDeepStrictEqual } from 'node:util';
import type { Sql } from 'postgres';
import { noteFirstLife, readLives } from '../db/installation/life.ts';
import { describeError, type Logger } from '../log.ts';

/** Notes Postgres's timeline the first time, and warns where it is another one than was noted: the database may have been put back. */
export async function tellLife(sql: Sql, log: Logger): Promise<void> {
  try {
    await noteFirstLife(sql);
    const { now, noted } = await readLives(sql);
    if (isDeepStrictEqual(now, noted)) return;
    log.warn(
      { now, noted },
      'Postgres has begun another timeline: where it was put back from a backup, stop the workers and run "lastcall recover"; ' +
        'where a replica took over and nothing was lost, "lastcall recover --nothing-lost"',
    );
  } catch (error) {
    log.warn({ error: describeError(error) }, 'cannot ask on which timeline Postgres is');
  }
}
