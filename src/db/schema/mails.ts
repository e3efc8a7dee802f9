import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { mailKinds, mailStates } from '../../domain/mails.ts';
import { accounts } from './accounts.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { users } from './people.ts';

/**
 * Mails, one row each and for each person, written in the transaction of what they tell of. What one says is written
 * into its row before it is sent for the first time, and stays so.
 */
export const mails = pgTable(
  'mails',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    campaignId: uuid('campaign_id').notNull(),
    kind: text({ enum: mailKinds }).notNull(),
    /** Of a campaign, what the mail is about: the deadline, for example. There is one mail for it. */
    occasion: text().notNull(),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    /** The person's e-mail address when it was written. */
    address: text().notNull(),
    state: text({ enum: mailStates }).notNull().default('waiting'),
    /** For as long as it is `waiting`; while it is being sent, the end of the lease. */
    nextAttemptAt: instant('next_attempt_at').notNull().defaultNow(),
    attempts: integer().notNull().default(0),
    /** What the mail server, or the way to it, last said. */
    lastError: text('last_error'),
    /** When the state became another one than `waiting`. */
    settledAt: instant('settled_at'),
    messageId: text('message_id'),
    subject: text(),
    html: text(),
    text: text(),
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
    check('mails_unwritten', sql`${t.subject} is not null or ${t.state} in ('waiting', 'dropped')`),
    check(
      'mails_calendar',
      sql`num_nonnulls(${t.calendar}, ${t.calendarSequence}, ${t.calendarAt}) in (0, 3)`,
    ),
    check('mails_last_error', sql`length(${t.lastError}) <= 500`),
    unique('mails_occasion').on(t.campaignId, t.kind, t.occasion, t.userId),
    unique('mails_calendar_sequence').on(t.campaignId, t.userId, t.calendarSequence),
    index('mails_account').on(t.accountId, t.id),
    index('mails_due')
      .on(t.nextAttemptAt)
      .where(sql`${t.state} = 'waiting'`),
    index('mails_calendar_open')
      .on(t.campaignId)
      .where(sql`${t.calendarOpen}`),
  ],
);
