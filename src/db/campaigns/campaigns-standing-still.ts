import type { Sql } from 'postgres';
import type { StuckReason } from '../../domain/stuck.ts';
import { nextAttempt } from '../releases/due-releases.ts';
import { campaignNow } from './clock.ts';
import { firstSlot, isNoticed, noticeDue } from './deadline.ts';

/** What is due has so long to happen: a worker or a carrier may be away for a while. */
const patienceHours = 24;

export interface StandingCampaign {
  campaignId: string;
  reason: Exclude<StuckReason, 'task_fails'>;
  /** When it was due, on the campaign's clock. */
  since: Date;
}

/**
 * Campaigns for which nothing happens although something has been due for a day: a notice, a close, a seal, a release that waits
 * for nobody, or the end once every number is gone.
 *
 * @param input.drainGraceMs how long after the close live calls may hold up the seal
 */
export async function campaignsStandingStill(
  sql: Sql,
  { drainGraceMs }: { drainGraceMs: number },
): Promise<StandingCampaign[]> {
  return await sql<StandingCampaign[]>`
    with dues as (
      select c.id, 'deadline_passed' as reason,
        case when ${isNoticed(sql)} then ${firstSlot(sql)} else ${noticeDue(sql)} end as since, ${campaignNow(sql)} as now
      from campaigns c join accounts a on a.id = c.account_id
      where c.status = 'active'
      union all
      select c.id, 'not_sealed', c.archived_at + ${drainGraceMs} * interval '1 millisecond', ${campaignNow(sql)}
      from campaigns c
      where c.status = 'archived' and c.stage in ('draining', 'sealing')
      union all
      select c.id, 'release_not_tried', min(${nextAttempt(sql)}), ${campaignNow(sql)}
      from campaigns c join releases r on r.campaign_id = c.id
      where c.status = 'archived' and c.stage = 'releasing' and r.status not in ('released', 'needs_operator')
      group by c.id
      union all
      select c.id, 'not_completed', greatest(max(r.released_at), c.archived_at), ${campaignNow(sql)}
      from campaigns c left join releases r on r.campaign_id = c.id
      where c.status = 'archived' and c.stage = 'releasing'
      group by c.id
      having coalesce(bool_and(r.status = 'released'), true)
    )
    select id as "campaignId", reason, since from dues
    where since + make_interval(hours => ${patienceHours}) < now
    order by id`;
}
