import type { ISql, Sql, TransactionSql } from 'postgres';
import type { BulkAction, BulkOutcome } from '../../domain/bulk.ts';
import { cloneWithin } from '../campaigns/clone-campaign.ts';
import type { LoadSealed } from '../seals/campaign-source.ts';
import { closeWithin } from '../campaigns/close-campaign.ts';
import { refusalCode } from '../unavailable.ts';

interface Item {
  jobId: string;
  position: number;
  campaignId: string;
  accountId: string;
  action: BulkAction;
  copyContacts: boolean;
  /** As it was asked for, ISO 8601. */
  unlessDialledAfter: string | null;
  actor: string;
}

interface Done {
  outcome: BulkOutcome;
  resultCampaignId?: string;
  lastDialAt?: Date;
  /** The SQLSTATE with which the database refused. */
  failure?: string;
}

/**
 * Acts on the next campaign of a bulk job, and notes its outcome in the same transaction, so that neither is without
 * the other. One that somebody else is at is passed over. What the database refuses, and would again, is an outcome
 * too, so that it holds up nothing.
 *
 * @returns what became of it; null when there was none
 */
export async function runBulkItem(
  sql: Sql,
  jobId: string,
  loadSealed: LoadSealed,
): Promise<{ campaignId: string; outcome: BulkOutcome; failure: string | null } | null> {
  return sql.begin(async (tx) => {
    const [item] = await tx<Item[]>`
      select i.job_id as "jobId", i.position, i.campaign_id as "campaignId", j.account_id as "accountId", j.action,
        coalesce(j.options->'copyContacts' = 'true', false) as "copyContacts",
        j.options->>'unlessDialledAfter' as "unlessDialledAfter", j.created_by as "actor"
      from bulk_job_items i join bulk_jobs j on j.id = i.job_id
      where i.job_id = ${jobId} and i.outcome is null
      order by i.position limit 1
      for update of i skip locked`;
    if (!item) return null;
    const done = await tryTo(tx, item, loadSealed);
    const { outcome, resultCampaignId = null, lastDialAt = null, failure = null } = done;
    await tx`
      update bulk_job_items set outcome = ${outcome}, result_campaign_id = ${resultCampaignId},
        last_dial_at = ${lastDialAt}, failure = ${failure}, finished_at = now()
      where job_id = ${jobId} and position = ${item.position} and outcome is null`;
    // The row's lock makes the last one to come see all others.
    await tx`
      update bulk_jobs set done = done + 1, finished_at = case when done + 1 = total then clock_timestamp() end
      where id = ${jobId}`;
    return { campaignId: item.campaignId, outcome, failure };
  });
}

/** What fails is undone alone: the item stays locked, and its outcome is written by the same transaction. */
async function tryTo(tx: TransactionSql, item: Item, loadSealed: LoadSealed): Promise<Done> {
  try {
    return await tx.savepoint((within) => act(within, item, loadSealed));
  } catch (error) {
    const failure = refusalCode(error);
    if (failure === null) throw error;
    return { outcome: 'failed', failure };
  }
}

async function act(tx: ISql, item: Item, loadSealed: LoadSealed): Promise<Done> {
  const { jobId, accountId, campaignId, actor, copyContacts, unlessDialledAfter } = item;
  if (item.action === 'clone') {
    const clone = { accountId, campaignId, actor, copyContacts };
    const cloneId = await cloneWithin(tx, clone, loadSealed);
    return cloneId === null ? { outcome: 'gone' } : { outcome: 'cloned', resultCampaignId: cloneId };
  }
  const result = await closeWithin(tx, {
    accountId,
    campaignId,
    actor,
    reason: 'person',
    jobId,
    tellWorkflow: true,
    ...(unlessDialledAfter !== null && { unlessDialledAfter: new Date(unlessDialledAfter) }),
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
