import { createHash, randomBytes } from 'node:crypto';
import type { ISql, Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';

/** An address for calendars as it may be shown: everything but its secret. */
export interface CalendarFeed {
  id: string;
  name: string;
  /** Who made it. */
  userId: string;
  userName: string;
  createdAt: Date;
  /** Written at most once a minute. */
  lastUsedAt: Date | null;
  revokedAt: Date | null;
}

const secretBytes = 32;
/** Of one person in an account, without those that are revoked. */
export const mostFeeds = 10;

/** What is kept of a secret. */
export const hashOfFeed = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/**
 * Creates an address for calendars. The answer is the only place where its secret can ever be read.
 *
 * @returns `no_member`: the person has left, or only calls now
 */
export async function createCalendarFeed(
  sql: Sql,
  input: { accountId: string; userId: string; name: string; actor: string },
): Promise<(CalendarFeed & { secret: string }) | 'too_many' | 'no_member'> {
  const { accountId, userId, name, actor } = input;
  const secret = randomBytes(secretBytes).toString('base64url');
  return sql.begin(async (tx) => {
    // Locked, so that who is removed in the same moment has no address afterwards. What is counted must be newer than the lock.
    const { count: members } = await tx`
      select from members
      where account_id = ${accountId} and user_id = ${userId} and role <> 'caller'
      for no key update`;
    if (members === 0) return 'no_member';
    const { count: open } = await tx`
      select from calendar_feeds
      where account_id = ${accountId} and user_id = ${userId} and revoked_at is null`;
    if (open >= mostFeeds) return 'too_many';
    const feedId = uuidv7();
    await tx`
      insert into calendar_feeds (id, account_id, user_id, name, secret_sha256)
      values (${feedId}, ${accountId}, ${userId}, ${name}, ${hashOfFeed(secret)})`;
    const details = { calendarFeedId: feedId, name };
    await writeAudit(tx, { accountId, actor, action: 'calendar_feed.created', details });
    const [feed] = await tx<CalendarFeed[]>`${select(tx)} where f.id = ${feedId}`;
    if (!feed) throw new Error('create a calendar feed: a row that was written can be read');
    return { ...feed, secret };
  });
}

/**
 * The addresses of an account, the revoked ones too, newest first.
 *
 * @param userId only those of this person; undefined: of all
 */
export async function listCalendarFeeds(
  sql: Sql,
  { accountId, userId }: { accountId: string; userId: string | undefined },
): Promise<CalendarFeed[]> {
  return await sql<CalendarFeed[]>`
    ${select(sql)}
    where f.account_id = ${accountId} ${userId === undefined ? sql`` : sql`and f.user_id = ${userId}`}
    order by f.id desc`;
}

/**
 * Revokes an address; doing so twice changes nothing.
 *
 * @param input.userId only if it is this person's; undefined: whosever it is
 * @returns null: there is none such
 */
export async function revokeCalendarFeed(
  sql: Sql,
  input: { accountId: string; feedId: string; userId: string | undefined; actor: string },
): Promise<CalendarFeed | null> {
  const { accountId, feedId, userId, actor } = input;
  const own = userId === undefined ? sql`true` : sql`f.user_id = ${userId}`;
  return sql.begin(async (tx) => {
    const [revoked] = await tx<{ name: string }[]>`
      update calendar_feeds f set revoked_at = now()
      where f.id = ${feedId} and f.account_id = ${accountId} and ${own} and f.revoked_at is null
      returning f.name`;
    if (revoked) {
      const details = { calendarFeedId: feedId, name: revoked.name };
      await writeAudit(tx, { accountId, actor, action: 'calendar_feed.revoked', details });
    }
    const [feed] = await tx<
      CalendarFeed[]
    >`${select(tx)} where f.id = ${feedId} and f.account_id = ${accountId} and ${own}`;
    return feed ?? null;
  });
}

/** Revokes what a person has, who leaves the account or only calls from now on: it does not come back with them. */
export async function endCalendarFeeds(
  tx: ISql,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<void> {
  await tx`
    update calendar_feeds set revoked_at = now()
    where account_id = ${accountId} and user_id = ${userId} and revoked_at is null`;
}

const select = (sql: ISql) => sql`
  select f.id, f.name, f.user_id as "userId", u.name as "userName", f.created_at as "createdAt",
    f.last_used_at as "lastUsedAt", f.revoked_at as "revokedAt"
  from calendar_feeds f join users u on u.id = f.user_id`;
