import type { Sql } from 'postgres';
import type { ClearProblem } from '../../domain/clearing.ts';
import type { StuckReason } from '../../domain/stuck.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { enqueue } from '../outbox.ts';

/** A workflow that stands still. */
export interface StuckWorkflow {
  workflowId: string;
  reason: StuckReason;
  /** When the task that fails was first handed out, or when that was due which does not happen. */
  since: Date;
  /** Of the task that fails; else 0. */
  attempts: number;
}

/** Whose a workflow is, by the ids in its own id or by its search attribute; null where there is none of the kind. */
export interface WorkflowSubject {
  campaignId: string | null;
  jobId: string | null;
  accountId: string | null;
}

/**
 * Keeps which workflows are stuck now, in place of what was kept before. Those of no account that exists are left out:
 * nobody would see them.
 */
export async function recordStuckWorkflows(
  sql: Sql,
  stuck: readonly (StuckWorkflow & WorkflowSubject)[],
): Promise<void> {
  const rows = stuck.map((one) => ({ ...one, since: one.since.toISOString() }));
  await sql.begin(async (tx) => {
    // Two nights at once (an operator began one) take turns.
    await tx`lock table stuck_workflows in share row exclusive mode`;
    await tx`delete from stuck_workflows`;
    await tx`
      insert into stuck_workflows (workflow_id, account_id, campaign_id, reason, since, attempts, seen_at)
      select s."workflowId", coalesce(c.account_id, b.account_id, a.id), c.id, s.reason, s.since, s.attempts, now()
      from jsonb_to_recordset(${tx.json(rows)}) as s("workflowId" text, reason text, since timestamptz, attempts int,
        "campaignId" uuid, "jobId" uuid, "accountId" uuid)
      left join campaigns c on c.id = s."campaignId"
      left join bulk_jobs b on b.id = s."jobId"
      left join accounts a on a.id = s."accountId"
      where coalesce(c.account_id, b.account_id, a.id) is not null
      on conflict do nothing`;
  });
}

interface StuckWorkflowView extends Omit<StuckWorkflow, 'reason'> {
  reason: StuckReason | ClearProblem;
  campaignId: string | null;
  campaignName: string | null;
  seenAt: Date;
}

/** What is shown as the workflow that takes one campaign's rows out of the database. */
const clearing = 'clear-';

/**
 * An account's stuck workflows, and campaigns whose rows cannot leave the database, the longest first; as many as one look
 * can take in.
 */
export async function readStuckWorkflows(sql: Sql, accountId: string): Promise<StuckWorkflowView[]> {
  return await sql<StuckWorkflowView[]>`
    select s.workflow_id as "workflowId", s.campaign_id as "campaignId", c.name as "campaignName", s.reason,
      s.since, s.attempts, s.seen_at as "seenAt"
    from stuck_workflows s left join campaigns c on c.id = s.campaign_id
    where s.account_id = ${accountId}
    union all
    select ${clearing} || c.id, c.id, c.name, c.clear_problem, c.clear_problem_at, 0, c.clear_problem_at
    from campaigns c
    where c.account_id = ${accountId} and c.clear_problem is not null
    order by "since", "workflowId"
    limit 100`;
}

/**
 * Has a campaign's workflows begun again, of which one stands still, where the campaign stands in the database. The night
 * looks again whether that helped. The same for one whose rows could not leave the database: its seal is looked at again.
 *
 * @returns whether there was one
 */
export async function restartStuckWorkflow(
  sql: Sql,
  input: { accountId: string; campaignId: string; actor: string },
): Promise<boolean> {
  const { accountId, campaignId, actor } = input;
  return sql.begin(async (tx) => {
    const stuck = await tx`
      delete from stuck_workflows
      where account_id = ${accountId} and campaign_id = ${campaignId}
      returning workflow_id`;
    const kept = await tx`
      update campaigns set clear_problem = null, clear_problem_at = null
      where id = ${campaignId} and account_id = ${accountId} and clear_problem is not null
      returning id`;
    if (stuck.length + kept.length === 0) return false;
    if (stuck.length > 0) await enqueue(tx, { topic: 'restart', campaignId });
    if (kept.length > 0) await enqueue(tx, { topic: 'clear', campaignId });
    await writeAudit(tx, { accountId, campaignId, actor, action: 'workflow.restarted' });
    return true;
  });
}
