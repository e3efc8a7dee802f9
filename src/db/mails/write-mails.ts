import type { ISql } from 'postgres';
import type { CampaignFacts } from '../../domain/mails.ts';
import { deadline, reminderStep } from '../campaigns/deadline.ts';
import type { Fragment } from '../fragment.ts';
import { gatherAt, recentMails } from './gather-mails.ts';

/**
 * Writes a mail to each person whom a campaign's news are for, as a part of the statement that makes the news: to who
 * launched it, while they are more than a caller in the account; else, and where a machine launched it, to all owners.
 * Numbers that are stuck are told to all owners and admins, who can do something about them.
 *
 * @param from rows with `account_id`, `campaign_id` and `occasion`, text: who has a mail of this kind and occasion of
 *   the campaign gets no other one, whatever crashed or came twice; but for notices and reminders also `job_id`, the bulk job by which the
 *   campaign was archived
 * @param except a condition on `news` and the user `u`: who hears nothing of it
 */
export const mailsOf = (
  sql: ISql,
  kind: Exclude<CampaignFacts['kind'], 'numbers_stuck' | 'notice_withdrawn'>,
  from: Fragment,
  except: Fragment = sql`false`,
): Fragment => {
  const gathered = kind === 'archive_notice' || kind === 'archive_reminder' ? null : kind;
  return sql`
  insert into mails (id, account_id, campaign_id, kind, occasion, user_id, address, job_id, gather_at)
  select uuidv7(), news.account_id, news.campaign_id, ${kind}, news.occasion, u.id, u.email,
    ${gathered === null ? sql`null, null` : sql`news.job_id, ${gatherAt(sql, sql`news.job_id`)}`}
  from ${from} as news
  join members m on m.account_id = news.account_id
  join users u on u.id = m.user_id
  left join lateral (
    select l.user_id from audit_log a
    join members l on l.account_id = a.account_id and a.actor = 'user:' || l.user_id and l.role <> 'caller'
    where a.campaign_id = news.campaign_id and a.account_id = news.account_id and a.action = 'campaign.launched'
    order by a.id desc limit 1) launcher on true
  ${gathered === null ? sql`` : sql`cross join ${recentMails(sql, gathered, sql`news`, sql`u.id`)}`}
  where case when launcher.user_id is null then m.role = 'owner' else m.user_id = launcher.user_id end and not ${except}
  -- Always in one order, so that no two statements wait for each other.
  order by news.campaign_id, u.id
  on conflict on constraint mails_occasion do nothing`;
};

/** For so long further numbers that get stuck are waited for, to be told in the same mail. */
const gatherMinutes = 10;
/** At least so long after the last such mail of a campaign the next one follows. */
const stuckEveryHours = 24;

/**
 * Writes the mails that a campaign's numbers are stuck, or leaves it at those that wait already: they tell what is stuck
 * when they are sent.
 *
 * @param from rows with `account_id` and `campaign_id`
 */
export const stuckMailsOf = (sql: ISql, from: Fragment): Fragment => sql`
  insert into mails (id, account_id, campaign_id, kind, occasion, user_id, address, next_attempt_at)
  select uuidv7(), news.account_id, news.campaign_id, 'numbers_stuck', before.next::text, u.id, u.email,
    greatest(now() + make_interval(mins => ${gatherMinutes}), before.last_at + make_interval(hours => ${stuckEveryHours}))
  from ${from} as news
  join members m on m.account_id = news.account_id and m.role in ('owner', 'admin')
  join users u on u.id = m.user_id
  cross join lateral (
    -- Not how many there are: old ones are deleted.
    select coalesce(max(b.occasion::bigint) + 1, 0) as next, max(b.next_attempt_at) as last_at from mails b
    where b.campaign_id = news.campaign_id and b.kind = 'numbers_stuck' and b.user_id = u.id and b.attempts > 0) before
  order by news.campaign_id, u.id
  on conflict on constraint mails_occasion do nothing`;

/** The notice of `c` that stands as an occasion: a date that was taken back is told anew where it is given again. */
export const noticeOccasion = (sql: ISql): Fragment =>
  sql`concat_ws(' given ', (extract(epoch from c.noticed_for) * 1000)::bigint, (extract(epoch from c.noticed_at) * 1000)::bigint)`;

/** A reminder of it: of the deadline as it is now, and the step of the account's. */
export const reminderOccasion = (sql: ISql): Fragment =>
  sql`concat_ws(' step ', ${noticeOccasion(sql)}, (extract(epoch from ${deadline(sql)}) * 1000)::bigint, ${reminderStep(sql)})`;
