import type { Sql } from 'postgres';
import { deadline, noticeStands } from '../campaigns/deadline.ts';
import { deadlineOccasion, mailsOf } from './write-mails.ts';

const batch = 500;

/**
 * Follows up notices that were sent and whose date does not hold any more, so that no calendar keeps it: with a mail that
 * withdraws it, or where the notice stands with another date, with one that moves it. Where a campaign archived itself at
 * its date there is nothing to say. What cleared the notice (recording calls, above all) need not know of it.
 *
 * @returns how many notices were looked after; as many as `batch` may mean that there are more
 */
export async function withdrawNotices(sql: Sql): Promise<{ settled: number; more: boolean }> {
  const { count } = await sql`
    with gone as materialized (
      select m.id, m.account_id, m.campaign_id, ${noticeStands(sql)} as stands, ${deadlineOccasion(sql)} as deadline,
        c.archive_reason is distinct from 'inactivity' as told
      from mails m join campaigns c on c.id = m.campaign_id join accounts a on a.id = c.account_id
      where m.calendar_open and m.state <> 'waiting' and (not ${noticeStands(sql)} or ${deadline(sql)} <> m.calendar_at)
      order by m.id
      limit ${batch}
      for update of m skip locked
    ),
    moved as (
      ${mailsOf(sql, 'archive_notice', sql`(select distinct account_id, campaign_id, deadline as occasion from gone where stands)`)}
    ),
    withdrawn as (
      insert into mails (id, account_id, campaign_id, kind, occasion, user_id, address)
      select uuidv7(), g.account_id, g.campaign_id, 'notice_withdrawn', g.id::text, u.id, u.email
      from gone g join mails m on m.id = g.id join users u on u.id = m.user_id
      where g.told and not g.stands
      order by g.campaign_id, u.id
      on conflict on constraint mails_occasion do nothing
    )
    update mails m set calendar_open = false from gone g where m.id = g.id`;
  return { settled: count, more: count === batch };
}
