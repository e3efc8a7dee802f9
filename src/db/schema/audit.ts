import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytea, createdAt, id, instant } from './columns.ts';

/**
 * Who did what, when. Rows are only ever added: the trigger `audit_log_kept` refuses every other change but that a row gets its
 * place in the chain, once, and that a text in its details is erased.
 */
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
    /** Its place in the account's chain, from 1 on; null: it has none yet. */
    seq: bigint({ mode: 'number' }),
    /** SHA-256 over the hash before it and what it says, see `src/db/audit/link-of.ts`. */
    hash: bytea(),
    /** Of each text in the details that people typed: SHA-256 over its salt and itself. */
    commitments: jsonb().$type<Record<string, string>>(),
    /** The salts of those; one that is gone was erased with its text. */
    salts: jsonb().$type<Record<string, string>>(),
  },
  (t) => [
    check('audit_log_chained', sql`num_nulls(${t.seq}, ${t.hash}, ${t.commitments}, ${t.salts}) in (0, 4)`),
    uniqueIndex('audit_log_place')
      .on(t.accountId, t.seq)
      .where(sql`${t.seq} is not null`),
    index('audit_log_unchained')
      .on(t.id)
      .where(sql`${t.seq} is null`),
    index('audit_log_account').on(t.accountId, t.id),
    index('audit_log_campaign').on(t.campaignId, t.id),
  ],
);

/** The newest link of each account's chain. */
export const auditHeads = pgTable('audit_heads', {
  accountId: uuid('account_id')
    .primaryKey()
    .references(() => accounts.id),
  seq: bigint({ mode: 'number' }).notNull(),
  hash: bytea().notNull(),
  chainedAt: instant('chained_at').notNull(),
});
