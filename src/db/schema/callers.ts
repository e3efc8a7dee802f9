import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { assignmentEnds } from '../../domain/callers.ts';
import { campaigns } from './campaigns.ts';
import { instant, oneOf } from './columns.ts';
import { users } from './people.ts';

/** Who is assigned to call for a campaign. The close ends every assignment in its own transaction. */
export const campaignCallers = pgTable(
  'campaign_callers',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    assignedAt: instant('assigned_at').notNull().defaultNow(),
    /** As in the audit log. */
    assignedBy: text('assigned_by').notNull(),
    endedAt: instant('ended_at'),
    endReason: text('end_reason', { enum: assignmentEnds }),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.userId] }),
    oneOf('campaign_callers_end_reason', t.endReason, assignmentEnds),
    check('campaign_callers_ended', sql`(${t.endedAt} is null) = (${t.endReason} is null)`),
    index('campaign_callers_user').on(t.userId),
  ],
);

/** When a caller was last heard of in a campaign: by a heartbeat, or by a call event of just now. Written coalesced. */
export const callerPresence = pgTable(
  'caller_presence',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id, { onDelete: 'cascade' }),
    /** The dialer's id of the caller; of our own callers the user's id. */
    callerId: text('caller_id').notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.callerId] })],
);
