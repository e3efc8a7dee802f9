import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core';
import { spokenLanguages } from '../../domain/call-backs.ts';
import { accounts } from './accounts.ts';
import { campaigns } from './campaigns.ts';
import { createdAt, id, instant, oneOf } from './columns.ts';
import { phoneNumbers } from './numbers.ts';

/** A call that came in on a campaign's number and was answered, with the opt-out if the caller chose it. */
export const inboundCalls = pgTable(
  'inbound_calls',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    /** The rental that was called. */
    numberId: uuid('number_id')
      .notNull()
      .references(() => phoneNumbers.id),
    /** Made of the carrier's, see `sourceId` in src/call-sources/event-of.ts. */
    callId: text('call_id').notNull(),
    /** Of who opted out, in E.164; who only listened is not kept. */
    phone: text(),
    /** On the campaign's clock. */
    optedOutAt: instant('opted_out_at'),
    createdAt: createdAt(),
  },
  (t) => [
    unique('inbound_calls_call').on(t.accountId, t.callId),
    check('inbound_calls_opt_out', sql`(${t.phone} is null) = (${t.optedOutAt} is null)`),
    index('inbound_calls_campaign').on(t.campaignId, t.id),
    index('inbound_calls_opt_outs')
      .on(t.campaignId)
      .where(sql`${t.optedOutAt} is not null`),
  ],
);

/** What an account says to people who call back; a text that is null is the default. */
export const callBackTexts = pgTable(
  'call_back_texts',
  {
    accountId: uuid('account_id')
      .primaryKey()
      .references(() => accounts.id),
    language: text({ enum: spokenLanguages }).notNull().default('en-US'),
    archived: text(),
    active: text(),
    optedOut: text('opted_out'),
    withheld: text(),
  },
  (t) => [oneOf('call_back_texts_language', t.language, spokenLanguages)],
);
