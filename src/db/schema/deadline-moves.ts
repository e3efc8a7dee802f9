import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { moveReasons } from '../../domain/deadline.ts';
import { campaigns } from './campaigns.ts';
import { id, instant, oneOf } from './columns.ts';

/** When a campaign's deadline moved, and why. All times are on the campaign's clock. */
export const deadlineMoves = pgTable(
  'deadline_moves',
  {
    id: id(),
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    movedAt: instant('moved_at').notNull(),
    /** Null: there was none, because the campaign was exempt. */
    fromAt: instant('from_at'),
    /** Null: there is none from then on. */
    toAt: instant('to_at'),
    reason: text({ enum: moveReasons }).notNull(),
    /** As in the audit log; null where nobody's deed moved it. */
    actor: text(),
    /** What was given as the reason of a keep or an exemption. */
    note: text(),
  },
  (t) => [
    oneOf('deadline_moves_reason', t.reason, moveReasons),
    index('deadline_moves_campaign').on(t.campaignId, t.id),
  ],
);
