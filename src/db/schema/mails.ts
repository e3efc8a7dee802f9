import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { mailKinds, mailStates, optionalMailKinds } from '../../domain/mails.ts';
import { accounts } from './accounts.ts';
import { bulkJobs } from './bulk-jobs.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { members, users } from './people.ts';

/**
 * Mails, one row each and for each person, written in the transaction of what they tell of. What one says is written
 * into its row before it is sent for the first time, and stays so; only the secret of a link never stands in it.
 */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    /** Null: it is about the person's own way in, and no account's to read. */
    accountId: uuid('account_id').references(() => accounts.id),
    /** Null: it is about no campaign. */
    campaignId: uuid('campaign_id'),
    kind: text({ enum: mailKinds }).notNull(),
    /**
     * What the mail is about: of a campaign the deadline, for example; of an invitation the hash of the token that it was made
     * with. There is one mail for it.
     */
    occasion: text().notNull(),
    /** Null: the address may have no user yet. */
    userId: uuid('user_id').references(() => users.id),
    /** The person's e-mail address when it was written. */
    address: text().notNull(),
    state: text({ enum: mailStates }).notNull().default('waiting'),
    /** For as long as it is `waiting`; while it is being sent, the end of the lease. */
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    /** How many of these were before somebody had it sent again. */
    attemptsBefore: integer('attempts_before').notNull().default(0),
    /** When it is put together with others of its kind at the latest, and then sent; null: it was, or it is not of such a kind. */
    gatherAt: instant('gather_at'),
    /** The bulk job whose other campaigns it waits for until then. */
    jobId: uuid('job_id').references(() => bulkJobs.id),
    /** For `gathered`: the mail that tells it. */
    gatheredIn: uuid('gathered_in').references((): AnyPgColumn => mails.id, { onDelete: 'cascade' }),
    /** What the mail server, or the way to it, last said. */
    lastError: text('last_error'),
    /** When the state became another one than `waiting`. */
    settledAt: instant('settled_at'),
    messageId: text('message_id'),
    subject: text(),
    html: text(),
    text: text(),
    /** The token of an invitation's link, where the page is the only way to read the mail; gone once it holds no more. */
    link: text(),
    calendar: text(),
    /** How often the entry in the person's calendar was changed before this mail; null: the mail has none. */
    calendarSequence: integer('calendar_sequence'),
    /** The date that the entry has. */
    calendarAt: instant('calendar_at'),
    /** Whether the entry may stand in the person's calendar, so that it has to be moved or taken away. */
    calendarOpen: boolean('calendar_open').notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    oneOf('mails_kind', t.kind, mailKinds),
    oneOf('mails_state', t.state, mailStates),
    check('mails_settled', sql`(${t.state} = 'waiting') = (${t.settledAt} is null)`),
    check('mails_written', sql`num_nonnulls(${t.messageId}, ${t.subject}, ${t.html}, ${t.text}) in (0, 4)`),
    check(
      'mails_unwritten',
      sql`${t.subject} is not null or ${t.state} in ('waiting', 'dropped', 'gathered')`,
    ),
    check('mails_gathered', sql`(${t.state} = 'gathered') = (${t.gatheredIn} is not null)`),
    check(
      'mails_calendar',
      sql`num_nonnulls(${t.calendarSequence}, ${t.calendarAt}) in (0, 2) and (${t.calendar} is null or ${t.calendarAt} is not null)`,
    ),
    check(
      'mails_whose',
      sql`case ${t.kind}
        when 'invitation' then ${t.accountId} is not null and num_nonnulls(${t.campaignId}, ${t.userId}) = 0
        when 'password_reset' then ${t.userId} is not null and num_nonnulls(${t.accountId}, ${t.campaignId}) = 0
        when 'password_changed' then ${t.userId} is not null and num_nonnulls(${t.accountId}, ${t.campaignId}) = 0
        when 'webhook_disabled' then ${t.campaignId} is null and num_nonnulls(${t.accountId}, ${t.userId}) = 2
        when 'digest' then ${t.campaignId} is null and num_nonnulls(${t.accountId}, ${t.userId}) = 2
        else num_nonnulls(${t.accountId}, ${t.campaignId}, ${t.userId}) = 3
      end`,
    ),
    check('mails_link', sql`${t.link} is null or ${t.kind} = 'invitation'`),
    check('mails_last_error', sql`length(${t.lastError}) <= 500`),
    unique('mails_occasion').on(t.campaignId, t.kind, t.occasion, t.userId, t.accountId).nullsNotDistinct(),
    unique('mails_calendar_sequence').on(t.campaignId, t.userId, t.calendarSequence),
    index('mails_account').on(t.accountId, t.id),
    index('mails_due')
      .on(t.nextAttemptAt)
      .where(sql`${t.state} = 'waiting'`),
    index('mails_gather')
      .on(t.gatherAt)
      .where(sql`${t.state} = 'waiting' and ${t.gatherAt} is not null`),
    index('mails_gathered_in')
      .on(t.gatheredIn)
      .where(sql`${t.gatheredIn} is not null`),
    index('mails_tried')
      .on(t.userId, t.kind, t.nextAttemptAt)
      .where(sql`${t.attempts} > 0`),
    index('mails_settled_at')
      .on(t.settledAt)
      .where(sql`${t.settledAt} is not null and not ${t.calendarOpen}`),
    index('mails_link_kept')
      .on(t.id)
      .where(sql`${t.link} is not null`),
    index('mails_calendar_open')
      .on(t.campaignId)
      .where(sql`${t.calendarOpen}`),
  ],
);

/** Kinds of mails that a person does not want from an account. */
export const mailOptOuts = pgTable(
  'mail_opt_outs',
  {
    accountId: uuid('account_id').notNull(),
    userId: uuid('user_id').notNull(),
    kind: text({ enum: optionalMailKinds }).notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.userId, t.kind] }),
    oneOf('mail_opt_outs_kind', t.kind, optionalMailKinds),
    foreignKey({
      name: 'mail_opt_outs_member',
      columns: [t.accountId, t.userId],
      foreignColumns: [members.accountId, members.userId],
    }).onDelete('cascade'),
  ],
);

/**
 * The tokens in the unsubscribe addresses of mails, one for each attempt at sending one, since only their hashes are kept.
 * They have 256 random bits, so no slow hash is needed.
 */
export const unsubscribeTokens = pgTable(
  'unsubscribe_tokens',
  {
    tokenSha256: text('token_sha256').primaryKey(),
    mailId: uuid('mail_id')
      .notNull()
      .references(() => mails.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (t) => [index('unsubscribe_tokens_mail').on(t.mailId)],
);
