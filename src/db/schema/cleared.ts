import { index, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { campaigns } from './campaigns.ts';
import { bytea } from './columns.ts';

/**
 * What is left of the event ids of a campaign whose rows have left, so that an old event that comes again is told from one
 * that was never taken: 16 bytes an event, some hundred of them a row, in their order.
 */
export const clearedEvents = pgTable(
  'cleared_events',
  {
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    /** The least digest of an id in this row. */
    first: bytea('first').notNull(),
    /** Of each event 8 bytes of its id, 4 of what it says, and 4 of its call's id. */
    digests: bytea('digests').notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.first] })],
);

/** Which campaign had a call that came from a call source, whose events tell no campaign. */
export const clearedSourceCalls = pgTable(
  'cleared_source_calls',
  {
    /** 8 bytes of the call's id. */
    digest: bytea('digest').notNull(),
    campaignId: uuid('campaign_id')
      .notNull()
      .references(() => campaigns.id),
  },
  (t) => [
    primaryKey({ columns: [t.digest, t.campaignId] }),
    index('cleared_source_calls_campaign').on(t.campaignId),
  ],
);
