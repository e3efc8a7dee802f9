import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import { campaignNow, deadline, idleSince, noticeDue } from './clock.ts';

/**
 * Marks a campaign as about to archive itself, if the database agrees that the notice is due: still active, not told
 * yet, and nobody has dialled since the cutoff or, whatever the caller's clock says, within the account's policy.
 *
 * @param cutoff the last dial must be at or before this instant on the campaign's clock
 * @returns whether the mark was set by this call
 */
export async function giveNotice(sql: Sql, campaignId: string, cutoff: Date): Promise<boolean> {
  const [row] = await sql<{ given: boolean }[]>`
    with given as (
      update campaigns c set noticed_at = ${campaignNow(sql)}
      from accounts a
      where c.id = ${campaignId} and a.id = c.account_id
        and c.status = 'active'
        and (c.noticed_at is null or c.noticed_at < ${noticeDue(sql)})
        and ${noticeDue(sql)} <= ${campaignNow(sql)}
        and ${idleSince(sql)} <= ${cutoff}::timestamptz
      returning c.account_id, c.id, ${deadline(sql)} as deadline
    ),
    audit as (
      insert into audit_log (id, account_id, campaign_id, actor, action, details)
      select ${uuidv7()}, account_id, id, 'workflow', 'campaign.notice_given', jsonb_build_object('deadline', deadline)
      from given
    )
    select exists (select from given) as "given"`;
  return row?.given ?? false;
}
