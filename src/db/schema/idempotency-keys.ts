import { sql } from 'drizzle-orm';
import { check, index, pgTable, smallint, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { bytea, createdAt, instant } from './columns.ts';

/** What was answered to requests with an `Idempotency-Key`, or that one of them is under way. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    /** SHA-256 of the account, the caller and their key, which itself is not kept. */
    keyHash: bytea('key_hash').primaryKey(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** SHA-256 of the request and the key: without the key nobody can find out by trying what the request was. */
    fingerprint: bytea().notNull(),
    createdAt: createdAt(),
    /** Null: it is under way, which only requests leave behind whose work is not one transaction. */
    status: smallint(),
    /** Headers and body, encrypted with what only the caller has; null: too large to be kept. */
    answer: bytea(),
    /** While it is under way: by whom, and until when nobody else may take it over. */
    claim: uuid(),
    leasedUntil: instant('leased_until'),
  },
  (t) => [
    check(
      'idempotency_keys_under_way',
      sql`(${t.status} is null) = (${t.claim} is not null) and (${t.claim} is null) = (${t.leasedUntil} is null)`,
    ),
    index('idempotency_keys_age').on(t.createdAt),
  ],
);
