import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { erasureProblems, erasureReasons } from '../../domain/erasures.ts';
import { accounts } from './accounts.ts';
import { bytea, createdAt, id, instant, oneOf } from './columns.ts';

/** Taking one person out of all data of an account, asked for by a person and carried out by the workflow `erase`. */
export const erasures = pgTable(
  'erasures',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** The phone number, encrypted (see src/secrets/keyring.ts); null once it was carried out. */
    keyId: text('key_id'),
    nonce: bytea(),
    ciphertext: bytea(),
    reason: text({ enum: erasureReasons }).notNull(),
    /** As in the audit log. */
    requestedBy: text('requested_by').notNull(),
    createdAt: createdAt(),
    finishedAt: instant('finished_at'),
    /** The last campaign that is done, in the order of their ids. */
    afterCampaignId: uuid('after_campaign_id'),
    /** What keeps it from going on. */
    problem: text({ enum: erasureProblems }),
    /** Rows taken out of the live data. */
    contacts: integer().notNull().default(0),
    calls: integer().notNull().default(0),
    /** Sealed files that were written again without the person, or removed. */
    files: integer().notNull().default(0),
  },
  (t) => [
    oneOf('erasures_reason', t.reason, erasureReasons),
    check('erasures_number', sql`(${t.finishedAt} is null) = (${t.ciphertext} is not null)`),
    index('erasures_account').on(t.accountId, t.id),
    index('erasures_open')
      .on(t.id)
      .where(sql`${t.finishedAt} is null`),
  ],
);
