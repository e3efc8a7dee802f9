import { index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, id } from './columns.ts';

/** Who did what, when. Rows are only ever added. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    campaignId: uuid('campaign_id'),
    /** `user:<uuid>`, `key:<uuid>`, `source:<uuid>`, `workflow`, `operator`, `cli`, or `anyone`: who was not signed in. */
    actor: text().notNull(),
    /** One of `src/domain/audit.ts`, unless another version wrote it. */
    action: text().notNull(),
    details: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (t) => [
    index('audit_log_account').on(t.accountId, t.id),
    index('audit_log_campaign').on(t.campaignId, t.id),
  ],
);
