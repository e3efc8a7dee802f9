import type { ISql, Sql } from 'postgres';
import { auditOf } from '../audit/write-audit.ts';
import { eventsOf } from '../events/write-events.ts';
import { isoTime } from '../json-object.ts';
import { mailsOf, noticeOccasion } from '../mails/write-mails.ts';
import { campaignNow, idleSince } from './clock.ts';
import { deadline, isNoticed, noticeDue } from './deadline.ts';

/**
 * Marks a campaign as about to archive itself, if the database agrees that the notice is due: still active, not told
 * yet, and nobody has dialled since the cutoff or, whatever the caller's clock says, within the account's policy. From
 * then on the deadline that people are told of is never undercut. The mails that tell of it are written with it.
 *
 * @param cutoff the last dial must be at or before this instant on the campaign's clock; null: the database's word is enough
 * @returns whether the mark was set by this call
 */
export async function giveNotice(sql: Sql, campaignId: string, cutoff: Date | null): Promise<boolean> {
  return sql.begin((tx) => giveNoticeWithin(tx, campaignId, cutoff));
}

/** The notice as a part of the caller's own transaction. */
export async function giveNoticeWithin(sql: ISql, campaignId: string, cutoff: Date | null): Promise<boolean> {
  // As the close does: an update that has waited would tell a day by the account's policy of before.
  await sql`select from campaigns where id = ${campaignId} for no key update`;
  const campaign = { accountId: sql`account_id`, campaignId: sql`id` };
  const archivesAt = isoTime(sql, sql`deadline`);
  const noticeGiven = {
    ...campaign,
    actor: 'workflow',
    action: 'campaign.notice_given',
    details: { deadline: archivesAt },
  } as const;
  const warning = { ...campaign, type: 'campaign.archive_warning', data: { archivesAt } } as const;
  const [row] = await sql<{ given: boolean }[]>`
    with given as (
      update campaigns c set noticed_at = ${campaignNow(sql)}, noticed_for = ${deadline(sql)}
      from accounts a
      where c.id = ${campaignId} and a.id = c.account_id
        and c.status = 'active'
        and not ${isNoticed(sql)}
        and ${noticeDue(sql)} <= ${campaignNow(sql)}
        and (${cutoff}::timestamptz is null or ${idleSince(sql)} <= ${cutoff}::timestamptz)
      returning c.account_id, c.id, c.noticed_for as deadline, ${noticeOccasion(sql)} as occasion
    ),
    audit as (
      ${auditOf(sql, noticeGiven, sql`from given`)}
    ),
    told as (
      ${eventsOf(sql, warning, sql`from given`)}
    ),
    mailed as (
      ${mailsOf(sql, 'archive_notice', sql`(select account_id, id as campaign_id, occasion from given)`)}
    )
    select exists (select from given) as "given"`;
  return row?.given ?? false;
}
