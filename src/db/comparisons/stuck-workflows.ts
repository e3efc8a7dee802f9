import type { Sql } from 'postgres';
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

/** What the ids in a workflow's own id tell of whose it is; null where there is none of the kind. */
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

interface StuckWorkflowView extends StuckWorkflow {
  campaignId: string | null;
  campaignName: string | null;
  seenAt: Date;
}

/** An account's stuck workflows, the longest first; as many as one look can take in. */
export async function readStuckWorkflows(sql: Sql, accountId: string): Promise<StuckWorkflowView[]> {
  return await sql<StuckWorkflowView[]>`
    select s.workflow_id as "workflowId", s.campaign_id as "campaignId", c.name as "campaignName", s.reason,
      s.since, s.attempts, s.seen_at as "seenAt"
    from stuck_workflows s left join campaigns c on c.id = s.campaign_id
    where s.account_id = ${accountId}
    order by s.since, s.workflow_id
    limit 100`;
}

/**
 * Has a campaign's workflow that stands still begun again, where its campaign stands in the database. The night looks
 * again whether that helped.
 *
 * @returns whether there was one
 */
export async function restartStuckWorkflow(
  sql: Sql,
  input: { accountId: string; campaignId: string; workflowId: string; actor: string },
): Promise<boolean> {
  const { accountId, campaignId, workflowId, actor } = input;
  return sql.begin(async (tx) => {
    const stuck = await tx`
      delete from stuck_workflows
      where account_id = ${accountId} and workflow_id = ${workflowId}
      returning workflow_id`;
    if (stuck.length === 0) return false;
    await enqueue(tx, { topic: 'restart', campaignId });
    await writeAudit(tx, { accountId, campaignId, actor, action: 'workflow.restarted' });
    return true;
  });
}
