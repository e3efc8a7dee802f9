import { sql } from 'drizzle-orm';
import { check, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { exportLayouts, presetKinds, presetScopes } from '../../domain/export-presets.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/** Columns that an account has chosen for a kind of export, in their order, under a name. */
export const exportPresets = pgTable(
  'export_presets',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    name: text().notNull(),
    of: text({ enum: presetScopes }).notNull(),
    kind: text({ enum: presetKinds }).notNull(),
    layout: text({ enum: exportLayouts }),
    columns: text().array().notNull(),
    /** As in the audit log. */
    createdBy: text('created_by').notNull(),
    createdAt: createdAt(),
    changedAt: instant('changed_at').notNull().defaultNow(),
  },
  (t) => [
    oneOf('export_presets_of', t.of, presetScopes),
    oneOf('export_presets_kind', t.kind, presetKinds),
    oneOf('export_presets_layout', t.layout, exportLayouts),
    check('export_presets_layout_of', sql`(${t.of} = 'campaign') = (${t.layout} is not null)`),
    uniqueIndex('export_presets_name').on(t.accountId, sql`lower(${t.name})`),
  ],
);
