import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { accounts } from './accounts.ts';
import { createdAt, id, instant } from './columns.ts';
import { users } from './people.ts';

/**
 * An address at which calendars read an account's deadlines, made by a person for as long as they are more than a caller
 * there. Only the SHA-256 of its secret is kept: it has 256 random bits, so no slow hash is needed.
 */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: id(),
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id),
    userId: uuid('user_id')
      .notNull()
      .references(() => users.id),
    name: text().notNull(),
    secretSha256: text('secret_sha256').notNull().unique(),
    createdAt: createdAt(),
    /** Written at most once a minute. */
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [index('calendar_feeds_account').on(t.accountId, t.userId)],
);
