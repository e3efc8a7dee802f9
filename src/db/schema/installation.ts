import { sql } from 'drizzle-orm';
import { boolean, check, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant } from './columns.ts';

/** Which installation this database is of, and which of its copies: one row, which the migration makes. */
export const installation = pgTable(
  'installation',
  {
    id: id(),
    only: boolean().notNull().default(true).unique(),
    /** Raised by every recovery. The archive store knows the newest. */
    generation: integer().notNull().default(1),
    /** Of the recovery that raised it: two that do so at once are told apart by it. */
    token: uuid().notNull(),
    /** Since when the archive store is known to be of another copy: this one gives nothing back and seals nothing from then on. */
    supersededAt: instant('superseded_at'),
    /** Postgres's own, when it was last known to be right: see `src/db/installation/life.ts`. Null: nobody has asked yet. */
    systemIdentifier: text('system_identifier'),
    timeline: integer(),
  },
  (t) => [check('installation_only', sql`${t.only}`)],
);
