import type { ISql, Sql } from 'postgres';
import { campaignNow, lateUntil } from './clock.ts';
import { nameInTemporal } from './name-in-temporal.ts';

/** So long after the late window a workflow that never came to its end is still begun again, to seal what came late. */
const graceHours = 24;

/** A campaign that should have a workflow. */
export interface CampaignNeedingWorkflow {
  campaignId: string;
  accountId: string;
  /** For Temporal; null where its account does not want it there. */
  shownName: string | null;
  /** Its workflow may have ended well: only the late window is, or was a moment ago, still to be waited for. */
  mayHaveEnded: boolean;
}

/**
 * Campaigns that should have a running workflow, in the order of their ids: the active ones, and the archived ones until
 * they are complete and a while beyond. Those that were launched or closed less than `settleMinutes` ago are left out.
 */
export async function campaignsNeedingWorkflow(
  sql: Sql,
  page: { after: string | null; limit: number; settleMinutes: number },
): Promise<CampaignNeedingWorkflow[]> {
  return await sql<CampaignNeedingWorkflow[]>`
    select c.id as "campaignId", c.account_id as "accountId", coalesce(c.stage = 'complete', false) as "mayHaveEnded",
      ${nameInTemporal(sql)} as "shownName"
    from campaigns c join accounts a on a.id = c.account_id
    where coalesce(c.archived_at, c.launched_at) <= ${campaignNow(sql)} - make_interval(mins => ${page.settleMinutes})
      and not ${needsNoWorkflow(sql)}
      ${page.after === null ? sql`` : sql`and c.id > ${page.after}`}
    order by c.id limit ${page.limit}`;
}

/** Why a campaign needs no workflow. `unknown`: the database has no such campaign. */
type IdleReason = 'unknown' | 'draft' | 'complete';

/** Which of these campaigns need no workflow, and why; the others are not in the answer. */
export async function idleCampaigns(
  sql: Sql,
  campaignIds: readonly string[],
): Promise<Map<string, IdleReason>> {
  const rows = await sql<{ campaignId: string; reason: IdleReason }[]>`
    select i.id as "campaignId",
      case when c.id is null then 'unknown' when c.status = 'draft' then 'draft' else 'complete' end as "reason"
    from unnest(${[...campaignIds]}::uuid[]) as i(id) left join campaigns c on c.id = i.id
    where c.id is null or ${needsNoWorkflow(sql)}`;
  return new Map(rows.map(({ campaignId, reason }) => [campaignId, reason]));
}

const needsNoWorkflow = (
  sql: ISql,
) => sql`(c.status = 'draft' or c.status = 'archived' and c.stage = 'complete'
  and ${lateUntil(sql)} + make_interval(hours => ${graceHours}) <= ${campaignNow(sql)})`;
