import type { Sql } from 'postgres';
import { campaignNow } from '../campaigns/clock.ts';
import { deadline, noticeStands } from '../campaigns/deadline.ts';
import { gatherAt, jobOf, recentMails } from './gather-mails.ts';

const batch = 500;

/**
 * Follows up notices that were sent and whose date does not hold any more, so that no calendar keeps it: with a mail that
 * withdraws it, or where the notice stands with another date, with one that moves it. Where a campaign archived itself at
 * its date there is nothing to say, nor where a later mail about the date has. What cleared the notice (recording calls,
 * above all) need not know of it.
 *
 * @returns how many notices were looked after; as many as `batch` may mean that there are more
 */
export async function withdrawNotices(sql: Sql): Promise<{ settled: number; more: boolean }> {
  const { count } = await sql`
    with gone as materialized (
      select m.id, m.account_id, m.campaign_id, ${noticeStands(sql)} as stands,
        c.archive_reason is distinct from 'inactivity' as told,
        exists (
          select from mails l
          where l.campaign_id = m.campaign_id and l.user_id = m.user_id and l.id > m.id and l.state <> 'refused'
            and l.calendar_sequence is not null) as superseded
      from mails m join campaigns c on c.id = m.campaign_id join accounts a on a.id = c.account_id
      where m.calendar_open and m.state <> 'waiting' and (not ${noticeStands(sql)} or ${deadline(sql)} <> m.calendar_at)
        -- A later one that waits may have nothing to tell by the time it is sent.
        and not exists (
          select from mails l
          where l.campaign_id = m.campaign_id and l.user_id = m.user_id and l.id > m.id and l.state = 'waiting'
            and l.kind in ('archive_notice', 'notice_withdrawn'))
      order by m.id
      limit ${batch}
      for no key update of m, c skip locked
    ),
    told as (
      -- No reminder follows at once.
      update campaigns c set reminded_at = ${campaignNow(sql)} from (
        select distinct campaign_id from gone where stands and not superseded) g
      where c.id = g.campaign_id
    ),
    followed as (
      insert into mails (id, account_id, campaign_id, kind, occasion, user_id, address, job_id, gather_at)
      select uuidv7(), g.account_id, g.campaign_id, kind.name, g.id::text, u.id, u.email, job.id,
        case when not g.stands then ${gatherAt(sql, sql`job.id`)} end
      from gone g join mails m on m.id = g.id join users u on u.id = m.user_id
      cross join lateral (select case when g.stands then 'archive_notice' else 'notice_withdrawn' end as name) kind
      cross join lateral (select ${jobOf(sql, sql`g.campaign_id`)} as id) job
      cross join ${recentMails(sql, 'notice_withdrawn', sql`g`, sql`u.id`)}
      where (g.stands or g.told) and not g.superseded
      order by g.campaign_id, u.id
      on conflict on constraint mails_occasion do nothing
    )
    update mails m set calendar_open = false from gone g where m.id = g.id`;
  return { settled: count, more: count === batch };
}
