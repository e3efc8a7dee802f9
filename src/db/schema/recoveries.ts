import { integer, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { RecoveryReport } from '../../domain/recovery.ts';
import { createdAt, id, instant } from './columns.ts';

/**
 * What was done after the database was put back from a backup: one row for each life of it. Postgres begins another timeline
 * where it is put back to a moment, and has another identifier where a dump is read into a new one.
 */
export const recoveries = pgTable(
  'recoveries',
  {
    id: id(),
    systemIdentifier: text('system_identifier').notNull(),
    timeline: integer().notNull(),
    /** The newest moment that the database knew of when the recovery began. */
    restoredTo: instant('restored_to'),
    createdAt: createdAt(),
    /** Null while it is under way, or was interrupted. */
    finishedAt: instant('finished_at'),
    report: jsonb().$type<RecoveryReport>(),
  },
  (t) => [unique('recoveries_life').on(t.systemIdentifier, t.timeline)],
);
