import type { Sql } from 'postgres';

/** How much of what does not go on by itself, or should have long ago, there is in the whole installation. */
export interface WaitingWork {
  needsOperator: number;
  findings: number;
  failingTasks: number;
  damagedSeals: number;
  oldBulkJobs: number;
  heldErasures: number;
  givenUpMails: number;
  lateMails: number;
}

export async function countWaitingWork(sql: Sql): Promise<WaitingWork> {
  const [counts] = await sql<WaitingWork[]>`
    select
      (select count(*)::int from releases where status = 'needs_operator') as "needsOperator",
      (select count(*)::int from findings where resolved_at is null) as "findings",
      (select count(*)::int from stuck_workflows where reason = 'task_fails') as "failingTasks",
      (select count(*)::int from campaigns where clear_problem is not null) as "damagedSeals",
      (select count(*)::int from bulk_jobs
       where finished_at is null and created_at < now() - interval '1 hour') as "oldBulkJobs",
      (select count(*)::int from erasures where finished_at is null and problem is not null) as "heldErasures",
      (select count(*)::int from mails
       where state in ('given_up', 'refused') and settled_at > now() - interval '7 days') as "givenUpMails",
      (select count(*)::int from mails
       where state = 'waiting' and gather_at is null and created_at < now() - interval '1 hour') as "lateMails"`;
  if (!counts) throw new Error('count waiting work: an aggregate always answers a row');
  return counts;
}
