import { pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { doNotCallSources } from '../../domain/do-not-call.ts';
import { accounts } from './accounts.ts';
import { createdAt, oneOf } from './columns.ts';

/** Numbers that nobody of an account calls. */
export const doNotCall = pgTable(
  'do_not_call',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    /** E.164. */
    phone: text().notNull(),
    id: uuid().notNull(),
    source: text({ enum: doNotCallSources }).notNull(),
    reason: text(),
    /** As in the audit log; null where a disposition did it. */
    addedBy: text('added_by'),
    /** The call with the disposition. */
    campaignId: uuid('campaign_id'),
    callId: text('call_id'),
    /** Whose call it was: the dialer's id of the caller. */
    callerId: text('caller_id'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.phone] }),
    unique('do_not_call_place').on(t.accountId, t.id),
    oneOf('do_not_call_source', t.source, doNotCallSources),
  ],
);
