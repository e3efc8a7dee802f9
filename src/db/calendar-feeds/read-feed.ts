import type { Sql } from 'postgres';
import type { AuditAction } from '../../domain/audit.ts';
import type { FeedEntry } from '../../domain/calendar-feeds.ts';
import { idleSince } from '../campaigns/clock.ts';
import { isExempt, notBefore, shownDeadline } from '../campaigns/deadline.ts';
import { hashOfFeed } from './calendar-feeds.ts';

/** A feed has so many deadlines at most, those that come first. */
export const mostEntries = 1_000;

interface Feed {
  accountName: string;
  entries: FeedEntry[];
  /** Whether there are further ones, which are later. */
  more: boolean;
}

type Row = Omit<Feed, 'entries' | 'more'> & {
  feedId: string;
  stale: boolean;
  entries: (Omit<FeedEntry, 'deadline' | 'changedAt'> & { deadlineMs: number; changedMs: number })[];
};

/** What may have given a campaign another name. */
const updated = 'campaign.updated' satisfies AuditAction;
const secretPattern = /^[\w-]{43}$/;

/**
 * The deadlines that an address shows, by one statement that reads nothing but the account's active campaigns. Null: there
 * is no such address, it was revoked, or who made it has left the account or only calls now.
 *
 * A deadline has moved when its history came to the date that it has; where the history is not there yet, the newest dial
 * has moved it. Both only grow, and so does the sequence: the seconds from the launch to the move.
 */
export async function readFeed(sql: Sql, secret: string): Promise<Feed | null> {
  if (!secretPattern.test(secret)) return null;
  const [row] = await sql<Row[]>`
    select f.id as "feedId", a.name as "accountName", entries.entries,
      f.last_used_at is null or f.last_used_at < now() - interval '1 minute' as stale
    from calendar_feeds f
    join members m on m.account_id = f.account_id and m.user_id = f.user_id and m.role <> 'caller'
    join accounts a on a.id = f.account_id
    cross join lateral (
      select coalesce(json_agg(json_build_object(
          'campaignId', e.id, 'campaignName', e.name,
          'deadlineMs', floor(extract(epoch from e.deadline) * 1000),
          'changedMs', floor(extract(epoch from e.changed_at) * 1000),
          'sequence', floor(extract(epoch from e.moved_at - e.launched_at)))
        order by e.deadline, e.id), '[]') as entries
      from (
        select d.id, d.name, d.deadline, d.launched_at, moved.moved_at,
          greatest(moved.moved_at, (
            select max(l.created_at) from audit_log l where l.campaign_id = d.id and l.action = ${updated})) as changed_at
        from (
          select c.id, c.name, c.launched_at, c.noted_at, c.noted_deadline, ${shownDeadline(sql)} as deadline,
            ${idleSince(sql)} as idle_since
          from (
            -- Which night a date falls into is asked of few: that is what costs.
            select c.* from campaigns c
            where c.account_id = a.id and c.status = 'active' and not ${isExempt(sql)}
            order by ${notBefore(sql)}, c.id
            limit ${mostEntries + 1}) c) d
        cross join lateral (
          select greatest(d.launched_at, d.noted_at,
            case when d.deadline is distinct from d.noted_deadline then d.idle_since end) as moved_at) moved
        where d.deadline is not null) e) entries
    where f.secret_sha256 = ${hashOfFeed(secret)} and f.revoked_at is null`;
  if (!row) return null;
  const { feedId, stale, accountName, entries } = row;
  if (stale) await noteUse(sql, feedId);
  return {
    accountName,
    more: entries.length > mostEntries,
    entries: entries.slice(0, mostEntries).map(({ deadlineMs, changedMs, ...entry }) => ({
      ...entry,
      deadline: new Date(deadlineMs),
      changedAt: new Date(changedMs),
    })),
  };
}

async function noteUse(sql: Sql, feedId: string): Promise<void> {
  await sql`
    update calendar_feeds set last_used_at = now()
    where id = ${feedId} and (last_used_at is null or last_used_at < now() - interval '1 minute')`;
}
