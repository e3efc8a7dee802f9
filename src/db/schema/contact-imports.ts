import { index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { campaigns } from './campaigns.ts';
import { instant } from './columns.ts';

/** The newest import into each campaign that is not archived: what was told of it, and the rows it refused. */
export const contactImports = pgTable('contact_imports', {
  campaignId: uuid('campaign_id')
    .primaryKey()
    .references(() => campaigns.id, { onDelete: 'cascade' }),
  importedAt: instant('imported_at').notNull().defaultNow(),
  report: jsonb().notNull(),
  /** CSV with a column for the reason. */
  refusedRows: text('refused_rows').notNull(),
});

/** What an account has taken columns for, to be taken so again in files with the same headings. */
export const columnChoices = pgTable(
  'column_choices',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** SHA-256 of the headings in their order. */
    headingsSha256: text('headings_sha256').notNull(),
    choices: jsonb().$type<Record<string, string>>().notNull(),
    usedAt: instant('used_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.headingsSha256] }),
    index('column_choices_used').on(t.accountId, t.usedAt),
  ],
);
