import type { ISql, Sql } from 'postgres';
import type { BulkAction, BulkOutcome } from '../domain/bulk.ts';
import { allRows } from './all-rows.ts';
import { cloneWithin } from './clone-campaign.ts';
import { closeWithin } from './close-campaign.ts';

interface Item {
  position: number;
  campaignId: string;
  accountId: string;
  action: BulkAction;
  copyContacts: boolean;
  unlessDialledAfter: Date | null;
  actor: string;
}

interface Done {
  outcome: BulkOutcome;
  resultCampaignId?: string;
  lastDialAt?: Date;
}

/**
 * Acts on the next campaign of a bulk job, and notes its outcome in the same transaction, so that neither is without
 * the other. One that somebody else is at is passed over. Answers whether there was one.
 */
export async function runBulkItem(sql: Sql, jobId: string): Promise<boolean> {
  return sql.begin(async (tx) => {
    const [item] = allRows(
      await tx<Item[]>`
        select i.position, i.campaign_id as "campaignId", j.account_id as "accountId", j.action,
          coalesce((j.options->>'copyContacts')::boolean, false) as "copyContacts",
          (j.options->>'unlessDialledAfter')::timestamptz as "unlessDialledAfter", j.created_by as "actor"
        from bulk_job_items i join bulk_jobs j on j.id = i.job_id
        where i.job_id = ${jobId} and i.outcome is null
        order by i.position limit 1
        for update of i skip locked`,
    );
    if (!item) return false;
    const { outcome, resultCampaignId = null, lastDialAt = null } = await act(tx, item);
    await tx`
      update bulk_job_items set outcome = ${outcome}, result_campaign_id = ${resultCampaignId},
        last_dial_at = ${lastDialAt}, finished_at = now()
      where job_id = ${jobId} and position = ${item.position} and outcome is null`;
    // The row's lock makes the last one to come see all others.
    await tx`
      update bulk_jobs set done = done + 1, finished_at = case when done + 1 = total then clock_timestamp() end
      where id = ${jobId}`;
    return true;
  });
}

async function act(tx: ISql, item: Item): Promise<Done> {
  const { accountId, campaignId, actor, copyContacts, unlessDialledAfter } = item;
  if (item.action === 'clone') {
    const cloneId = await cloneWithin(tx, { accountId, campaignId, actor, copyContacts });
    return cloneId === null ? { outcome: 'gone' } : { outcome: 'cloned', resultCampaignId: cloneId };
  }
  const result = await closeWithin(tx, {
    accountId,
    campaignId,
    actor,
    reason: 'person',
    tellWorkflow: true,
    ...(unlessDialledAfter && { unlessDialledAfter }),
  });
  if (result.outcome === 'still_in_use') return { outcome: 'in_use', lastDialAt: result.lastDialAt };
  return { outcome: archiveOutcomes[result.outcome] };
}

const archiveOutcomes = {
  closed: 'archived',
  already_closed: 'already_archived',
  not_launched: 'draft',
  not_found: 'gone',
} as const satisfies Record<string, BulkOutcome>;
