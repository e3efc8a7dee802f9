import type { ISql, Sql } from 'postgres';
import type { BulkAction, BulkOutcome } from '../../domain/bulk.ts';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { enqueue } from '../outbox.ts';

export interface BulkJobView {
  id: string;
  action: BulkAction;
  createdAt: Date;
  createdBy: string;
  total: number;
  done: number;
  finishedAt: Date | null;
  /** How many items had which outcome; those that none had are missing. */
  outcomes: Partial<Record<BulkOutcome, number>>;
}

interface BulkItemView {
  campaignId: string;
  campaignName: string;
  outcome: BulkOutcome | null;
  resultCampaignId: string | null;
  lastDialAt: Date | null;
  failure: string | null;
}

/**
 * Makes a bulk job of campaigns of the account, and owes Temporal the start of its workflow. Null, and nothing is made,
 * when one of the campaigns is not there.
 *
 * @param input.campaignIds each once, in the order in which they are done
 */
export async function createBulkJob(
  sql: Sql,
  input: {
    accountId: string;
    actor: string;
    action: BulkAction;
    campaignIds: readonly string[];
    options: { copyContacts: boolean } | { unlessDialledAfter: Date };
  },
): Promise<string | null> {
  const { accountId, actor, action, campaignIds, options } = input;
  const jobId = uuidv7();
  const total = campaignIds.length;
  return sql.begin(async (tx) => {
    // One statement, so that what was found is what is counted.
    const { count: made } = await tx`
      with wanted as materialized (
        select c.id, c.name, w.position
        from jsonb_array_elements_text(${tx.json(campaignIds)}) with ordinality as w(id, position)
        join campaigns c on c.id = w.id::uuid and c.account_id = ${accountId}
      ),
      job as (
        insert into bulk_jobs (id, account_id, action, options, created_by, total)
        select ${jobId}, ${accountId}, ${action}, ${tx.json(options)}, ${actor}, ${total}
        where (select count(*) from wanted) = ${total}
        returning id
      )
      insert into bulk_job_items (job_id, position, campaign_id, campaign_name)
      select j.id, w.position, w.id, w.name from job j, wanted w`;
    if (made === 0) return null;
    await enqueue(tx, { topic: 'bulk', jobId });
    await writeAudit(tx, { accountId, actor, action: 'bulk_job.created', details: { jobId, action, total } });
    return jobId;
  });
}

/**
 * Gives the failed campaigns of a job another turn, and owes Temporal the job's workflow.
 *
 * @returns how many there were; null: the account has no such job
 */
export async function resumeBulkJob(
  sql: Sql,
  { accountId, jobId, actor }: { accountId: string; jobId: string; actor: string },
): Promise<number | null> {
  return sql.begin(async (tx) => {
    // The job's row first, as everywhere the count of what is done is changed.
    const [job] = await tx`
      select from bulk_jobs where id = ${jobId} and account_id = ${accountId} for no key update`;
    if (!job) return null;
    const { count: failed } = await tx`
      update bulk_job_items set outcome = null, failure = null, finished_at = null
      where job_id = ${jobId} and outcome = 'failed'`;
    if (failed === 0) return 0;
    await tx`update bulk_jobs set done = done - ${failed}, finished_at = null where id = ${jobId}`;
    await enqueue(tx, { topic: 'bulk', jobId });
    await writeAudit(tx, { accountId, actor, action: 'bulk_job.resumed', details: { jobId, failed } });
    return failed;
  });
}

/** How far a job is. */
export async function bulkProgress(sql: ISql, jobId: string): Promise<{ total: number; done: number }> {
  const [job] = await sql<
    { total: number; done: number }[]
  >`select total, done from bulk_jobs where id = ${jobId}`;
  if (!job) throw new Error(`the database has no bulk job ${jobId}`);
  return job;
}

/** An account's jobs, the newest first; before the one with the id `before`. */
export async function listBulkJobs(
  sql: Sql,
  { accountId, before, limit }: { accountId: string; before: string | null; limit: number },
): Promise<BulkJobView[]> {
  return await sql<BulkJobView[]>`
    select ${jobColumns(sql)} from bulk_jobs j
    where j.account_id = ${accountId} ${before === null ? sql`` : sql`and j.id < ${before}`}
    order by j.id desc limit ${limit}`;
}

/** One job with its campaigns, in their order; null: the account has no such job. */
export async function readBulkJob(
  sql: Sql,
  accountId: string,
  jobId: string,
): Promise<(BulkJobView & { items: BulkItemView[] }) | null> {
  const [job] = await sql<BulkJobView[]>`
    select ${jobColumns(sql)} from bulk_jobs j where j.id = ${jobId} and j.account_id = ${accountId}`;
  if (!job) return null;
  const items = await sql<BulkItemView[]>`
    select i.campaign_id as "campaignId", i.campaign_name as "campaignName", i.outcome,
      i.result_campaign_id as "resultCampaignId", i.last_dial_at as "lastDialAt", i.failure
    from bulk_job_items i join bulk_jobs j on j.id = i.job_id
    where i.job_id = ${jobId} and j.account_id = ${accountId}
    order by i.position`;
  return { ...job, items };
}

const jobColumns = (sql: ISql) => sql`
  j.id, j.action, j.created_at as "createdAt", j.created_by as "createdBy", j.total, j.done,
  j.finished_at as "finishedAt",
  (select coalesce(jsonb_object_agg(o.outcome, o.items), '{}') from (
    select i.outcome, count(*) as items from bulk_job_items i
    where i.job_id = j.id and i.outcome is not null group by i.outcome) o) as "outcomes"`;
