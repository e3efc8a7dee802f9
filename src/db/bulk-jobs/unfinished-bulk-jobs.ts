import type { Sql } from 'postgres';

/** Bulk jobs with campaigns still to do, whose workflow should run. */
export async function unfinishedBulkJobs(sql: Sql): Promise<{ jobId: string; accountId: string }[]> {
  return await sql<{ jobId: string; accountId: string }[]>`
    select id as "jobId", account_id as "accountId" from bulk_jobs where finished_at is null order by id`;
}
