import type { Sql } from 'postgres';
import { archiveStages, type ArchiveStage } from '../../domain/campaign.ts';
import { auditOf } from '../audit/write-audit.ts';
import { eventsOf } from '../events/write-events.ts';
import { jobOf } from '../mails/gather-mails.ts';
import { mailsOf } from '../mails/write-mails.ts';
import { campaignNow } from './clock.ts';

/**
 * Moves an archived campaign on to a stage. It never goes back, `releasing` holds only when there is a manifest, and
 * `complete` only when every number is released, too. Asking for a stage that was passed changes nothing.
 *
 * @throws Error when the database does not agree that the stage is reached
 */
export async function advanceStage(sql: Sql, campaignId: string, stage: ArchiveStage): Promise<void> {
  const passed = archiveStages.slice(0, archiveStages.indexOf(stage));
  const reached = archiveStages.slice(archiveStages.indexOf(stage));
  const advanced = { accountId: sql`account_id`, campaignId: sql`id` };
  const completed = {
    ...advanced,
    type: 'campaign.completed',
    data: { numbers: sql`number_count` },
  } as const;
  const [row] = await sql<{ advanced: boolean; already: boolean }[]>`
    with advanced as (
      update campaigns c set stage = ${stage}, completed_at = case when ${stage} = 'complete' then ${campaignNow(sql)} end
      where c.id = ${campaignId} and c.status = 'archived' and c.stage = any(${passed})
        and (${stage} not in ('releasing', 'complete') or exists (select from archives a where a.campaign_id = c.id))
        and (${stage} <> 'complete'
          or not exists (select from releases r where r.campaign_id = c.id and r.status <> 'released'))
      returning c.account_id, c.id, c.stage, c.number_count
    ),
    audit as (
      ${auditOf(sql, { ...advanced, actor: 'workflow', action: `campaign.${stage}` }, sql`from advanced`)}
    ),
    told as (
      ${eventsOf(sql, completed, sql`from advanced where stage = 'complete'`)}
    ),
    mailed as (
      ${mailsOf(
        sql,
        'numbers_back',
        sql`(
          select account_id, id as campaign_id, '' as occasion, ${jobOf(sql, sql`id`)} as job_id
          from advanced where stage = 'complete' and number_count > 0)`,
      )}
    )
    select exists (select from advanced) as "advanced",
      exists (select from campaigns where id = ${campaignId} and stage = any(${reached})) as "already"`;
  if (!row?.advanced && !row?.already)
    throw new Error(`campaign ${campaignId} cannot enter the stage ${stage} yet`);
}
