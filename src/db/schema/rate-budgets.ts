import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';

/**
 * How much of a rate limit is taken in the minute that runs, over all API processes. Unlogged, see the migration: after a crash
 * of the server it is empty, and every minute begins.
 */
export const rateBudgets = pgTable('rate_budgets', {
  /** Ids alone: of an account, and of the key or person or what is counted. */
  name: text().primaryKey(),
  beganAt: instant('began_at').notNull(),
  /** Used, or leased to a process. */
  taken: integer().notNull(),
});
