import type { Sql } from 'postgres';

const batch = 500;

/**
 * Deletes mails that were settled so many days ago, with those that were gathered in them and their unsubscribe tokens.
 * What else is to be told still finds what it must not tell twice: a mail stays while its entry may stand in a calendar,
 * and the newest one of a campaign that changed an entry does until the campaign is archived, so that further changes are
 * numbered on.
 *
 * @returns whether there may be more
 */
export async function deleteOldMails(sql: Sql, keptDays: number): Promise<boolean> {
  const { count } = await sql`
    delete from mails where id in (
      select m.id from mails m
      where m.settled_at < now() - make_interval(days => ${keptDays}) and not m.calendar_open and m.gathered_in is null
        and not exists (
          select from mails k
          where (k.id = m.id or k.gathered_in = m.id) and (k.calendar_open or k.calendar_sequence is not null
            and exists (select from campaigns c where c.id = k.campaign_id and c.status = 'active')
            and not exists (
              select from mails l
              where l.campaign_id = k.campaign_id and l.user_id = k.user_id and l.calendar_sequence > k.calendar_sequence)))
      order by m.settled_at
      limit ${batch}
      for update skip locked)`;
  return count === batch;
}
