import { sql } from 'drizzle-orm';
import { boolean, check, date, index, integer, pgTable, text, time, unique, uuid } from 'drizzle-orm/pg-core';
import { roles } from '../../domain/roles.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';

/** A tenant: every other row belongs to one. */
export const accounts = pgTable(
  'accounts',
  {
    id: id(),
    name: text().notNull(),
    timeZone: text('time_zone').notNull().default('UTC'),
    /** Days without a dial after which a campaign archives itself. */
    inactivityDays: integer('inactivity_days').notNull().default(30),
    /** How many days before that people are told. */
    noticeDays: integer('notice_days').notNull().default(7),
    /** How many days before the deadline people are told again after the notice, from the first reminder to the last. */
    reminderDays: integer('reminder_days').array().notNull().default([]),
    /** Between which times of the account's day campaigns archive themselves; the same time twice: at any time. */
    archiveFrom: time('archive_from').notNull().default('00:00'),
    archiveTo: time('archive_to').notNull().default('06:00'),
    /** How often a campaign may be kept without a dial. */
    maxKeeps: integer('max_keeps').notNull().default(3),
    /** Until when no campaign of the account archives itself; infinity: without an end. Stays when it is over. */
    exemptUntil: instant('exempt_until'),
    exemptAt: instant('exempt_at'),
    exemptBy: text('exempt_by'),
    exemptReason: text('exempt_reason'),
    /** Days for which an archived campaign's numbers are still held, so that people who call back reach somebody. */
    callbackGraceDays: integer('callback_grace_days').notNull().default(0),
    /** Whether what keeps a number from being released (a deletion lock, an emergency address) may be taken away. */
    removeReleaseBlocks: boolean('remove_release_blocks').notNull().default(false),
    /** Whether campaigns are called by their names in Temporal, where operators of the installation read them. */
    namesInTemporal: boolean('names_in_temporal').notNull().default(false),
    /** Dispositions that put a call's number on the do-not-call list, in lower case. */
    doNotCallDispositions: text('do_not_call_dispositions')
      .array()
      .notNull()
      .default(['do not call', 'do_not_call', 'dnc']),
    /** Days after an archived campaign's completion for which its data is kept; null: for ever. */
    retentionDays: integer('retention_days'),
    /** Set while a legal hold keeps its data from being deleted or changed. */
    legalHoldAt: instant('legal_hold_at'),
    legalHoldBy: text('legal_hold_by'),
    legalHoldReason: text('legal_hold_reason'),
    /** Rate limits that an operator gave the account; null: the installation's. */
    rateKeyRequests: integer('rate_key_requests'),
    rateAccountRequests: integer('rate_account_requests'),
    rateCallEvents: integer('rate_call_events'),
    /** Demo accounts alone may shift a campaign's clock. */
    demo: boolean().notNull().default(false),
    /** The Monday on which the last week ended whose digest was written, or had nothing to tell. */
    digestWeek: date('digest_week'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('accounts_id_demo').on(t.id, t.demo),
    check('accounts_inactivity_days', sql`${t.inactivityDays} between 1 and 3650`),
    check('accounts_callback_grace_days', sql`${t.callbackGraceDays} between 0 and 365`),
    check('accounts_max_keeps', sql`${t.maxKeeps} between 0 and 100`),
    check('accounts_retention_days', sql`${t.retentionDays} between 1 and 36500`),
    check(
      'accounts_rate_limits',
      sql`${t.rateKeyRequests} between 1 and 1000000000 and ${t.rateAccountRequests} between 1 and 1000000000 and ${t.rateCallEvents} between 1000 and 1000000000`,
    ),
    // That each is within the notice is the guard of the statement that sets them: the version before knows none of them.
    check(
      'accounts_reminder_days',
      sql`cardinality(${t.reminderDays}) <= 4 and 1 <= all (${t.reminderDays}) and array_position(${t.reminderDays}, null) is null`,
    ),
    check('accounts_notice_days', sql`${t.noticeDays} >= 0 and ${t.noticeDays} < ${t.inactivityDays}`),
  ],
);

/** An API key. Only the SHA-256 of its secret is kept: the secret has 256 random bits, so no slow hash is needed. */
export const apiKeys = pgTable(
  'api_keys',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    name: text().notNull(),
    role: text({ enum: roles }).notNull(),
    /** What the key may do of what its role may: words of `src/domain/scopes.ts`; null: all of it. */
    scopes: text().array(),
    /** The key's first characters, to tell keys apart in lists. */
    prefix: text().notNull(),
    secretSha256: text('secret_sha256').notNull().unique(),
    createdAt: createdAt(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [oneOf('api_keys_role', t.role, roles), index('api_keys_account').on(t.accountId)],
);
