import { jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { createdAt, instant } from './columns.ts';

/** People to call. Partitioned like `calls`; one row a phone number and campaign. */
export const contacts = pgTable(
  'contacts',
  {
    campaignId: uuid('campaign_id').notNull(),
    id: uuid('id').notNull(),
    /** E.164. */
    phone: text().notNull(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    email: text(),
    externalId: text('external_id'),
    /** Every other column of the imported file, by its heading. */
    fields: jsonb().$type<Record<string, string>>().notNull().default({}),
    /** The first dial to this contact; null while it remains to be dialled. */
    dialledAt: instant('dialled_at'),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] }), unique('contacts_phone').on(t.campaignId, t.phone)],
);
