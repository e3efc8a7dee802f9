import type { Sql } from 'postgres';
import type { ArchiveStore } from '../src/archive/store.ts';
import type { AttemptDeps } from '../src/release/attempt.ts';

/** What activities work with; made once a worker process. */
export interface ActivityDeps {
  sql: Sql;
  store: ArchiveStore;
  carrierFor: AttemptDeps['carrierFor'];
  settings: {
    /** How long after the close live calls may hold the numbers. */
    drainGraceMs: number;
    release: Pick<AttemptDeps, 'perSecond' | 'patienceMs'>;
  };
}
