import type { ISql } from 'postgres';
import { mailsOf, reminderOccasion } from '../mails/write-mails.ts';
import { campaignNow } from './clock.ts';
import { nextReminder } from './deadline.ts';

const batch = 100;

/**
 * Writes the reminders that are due after the notice. The regular look at what is due needs no timer in a workflow, and so
 * no event of a history; that two workers look at once, or one again after a crash, reminds nobody twice.
 *
 * @param campaignId only of this campaign; null: of all
 * @returns whether there may be more
 */
export async function remindPeople(sql: ISql, campaignId: string | null): Promise<boolean> {
  const { count } = await sql`
    with due as materialized (
      select c.id, c.account_id, ${reminderOccasion(sql)} as occasion, ${campaignNow(sql)} as at
      from campaigns c join accounts a on a.id = c.account_id
      where c.status = 'active' and c.noticed_at is not null and a.reminder_days <> '{}'
        and (${campaignId}::uuid is null or c.id = ${campaignId}) and ${nextReminder(sql)} <= ${campaignNow(sql)}
      order by c.id limit ${batch}
      for no key update of c skip locked
    ),
    mailed as (
      ${mailsOf(sql, 'archive_reminder', sql`(select account_id, id as campaign_id, occasion from due)`)}
    )
    update campaigns c set reminded_at = due.at from due where c.id = due.id`;
  return count === batch;
}
