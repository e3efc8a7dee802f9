import type { Sql } from 'postgres';
import { campaignWorkflowId } from '../../workflows/contract.ts';
import {
  campaignsNeedingWorkflow,
  idleCampaigns,
  type CampaignNeedingWorkflow,
} from '../db/campaigns/campaigns-needing-workflow.ts';
import { campaignsStandingStill } from '../db/campaigns/campaigns-standing-still.ts';
import { accountExportsNeedingWorkflow } from '../db/account-exports/account-exports.ts';
import { scheduledTimes } from '../db/account-exports/schedules.ts';
import { unfinishedBulkJobs } from '../db/bulk-jobs/unfinished-bulk-jobs.ts';
import { unfinishedErasures } from '../db/erasures/erasures.ts';
import { webhooksNeedingWorkflow } from '../db/webhooks/needing-workflow.ts';
import { campaignsReleasingAgain } from '../db/comparisons/unfinished-fixes.ts';
import { recordWorkflowCheck, type WorkflowCheck } from '../db/comparisons/workflow-checks.ts';
import { recordStuckWorkflows } from '../db/comparisons/stuck-workflows.ts';
import { isUuid } from '../ids.ts';
import type { Logger } from '../log.ts';
import type { CampaignClient } from './campaign-client.ts';
import type { CampaignWorkflows, ListedWorkflow } from './campaign-workflows.ts';
import { workflowSubject } from './workflow-subject.ts';

const pageSize = 500;
/** What a launch or a close has just asked of Temporal gets so long to arrive. */
const usualSettleMinutes = 5;

export interface ReconcileDeps {
  sql: Sql;
  campaigns: CampaignClient;
  workflows: CampaignWorkflows;
  log: Logger;
  signal?: AbortSignal | undefined;
  /** How long after a close live calls may hold up the seal. */
  drainGraceMs?: number;
  /** Campaigns launched or closed less long ago are left to the outbox. */
  settleMinutes?: number;
}

/**
 * Compares the campaigns with the workflows that run. One that is missing is started: it asks the database and goes on
 * where its campaign stands. One too many is reported, in the log and to its account, and left alone: it asks the
 * database before everything it does. What the visibility store says is confirmed before anything follows from it.
 * Releases that were begun again and bulk jobs that are not done get a workflow too. What runs but stands still is
 * reported in the log and to its account: because its task fails at every attempt, or because nothing comes of it
 * although the database says that something has been due for a day.
 */
export async function reconcileWorkflows(
  deps: ReconcileDeps,
): Promise<{ started: number; surplus: number; stuck: number }> {
  const { sql, campaigns, workflows, log, signal, settleMinutes = usualSettleMinutes } = deps;
  const running = new Map<string, ListedWorkflow>();
  for await (const listed of workflows.running()) running.set(listed.workflowId, listed);

  const checks = new Map<string, WorkflowCheck>();
  const checkOf = (accountId: string) => {
    const check = checks.get(accountId) ?? { started: [], surplus: [] };
    checks.set(accountId, check);
    return check;
  };

  for await (const campaign of needing(sql, settleMinutes)) {
    signal?.throwIfAborted();
    const { campaignId, accountId, mayHaveEnded, shownName } = campaign;
    const workflowId = campaignWorkflowId(campaignId);
    if (running.has(workflowId)) continue;
    const standing = await workflows.standing(workflowId);
    if (standing === 'running' || (standing === 'ended_well' && mayHaveEnded)) continue;
    await campaigns.resume(campaignId, accountId, shownName);
    checkOf(accountId).started.push(campaignId);
    log.warn({ campaignId, accountId }, 'a campaign had no workflow; it was started');
  }
  for await (const { workflowId, accountId, reason } of surplusOf(sql, [...running.values()])) {
    signal?.throwIfAborted();
    if ((await workflows.standing(workflowId)) !== 'running') continue;
    checkOf(accountId ?? '').surplus.push({ workflowId, reason });
    log.warn({ workflowId, accountId, reason }, 'a workflow runs that its campaign does not need');
  }
  // Signalled or started: harmless where it runs already.
  for (const { campaignId, accountId } of await campaignsReleasingAgain(sql)) {
    await campaigns.release(campaignId, accountId);
  }
  for (const { jobId, accountId } of await unfinishedBulkJobs(sql)) await campaigns.bulk(jobId, accountId);
  for (const { exportId, accountId } of await accountExportsNeedingWorkflow(sql))
    await campaigns.accountExport(exportId, accountId);
  for (const times of await scheduledTimes(sql)) await campaigns.exportSchedule(times.scheduleId, times);
  for (const { erasureId, accountId } of await unfinishedErasures(sql))
    await campaigns.erase(erasureId, accountId);
  for (const { webhookId, accountId } of await webhooksNeedingWorkflow(sql))
    await campaigns.webhook(webhookId, accountId);

  for (const [accountId, check] of checks) {
    if (isUuid(accountId)) await recordWorkflowCheck(sql, accountId, check);
  }
  const startedNow = new Set([...checks.values()].flatMap(({ started }) => started));
  const stuck = await reportStuck(deps, startedNow);
  const all = [...checks.values()];
  return {
    started: all.flatMap(({ started }) => started).length,
    surplus: all.flatMap(({ surplus }) => surplus).length,
    stuck,
  };
}

async function reportStuck(
  { sql, workflows, log, signal, drainGraceMs = 0 }: ReconcileDeps,
  startedNow: ReadonlySet<string>,
): Promise<number> {
  const found: Parameters<typeof recordStuckWorkflows>[1][number][] = [];
  for await (const stuck of workflows.stuck()) {
    signal?.throwIfAborted();
    const subject = workflowSubject(stuck.workflowId);
    const said = stuck.accountId !== null && isUuid(stuck.accountId) ? stuck.accountId : null;
    found.push({ ...stuck, ...subject, accountId: subject.accountId ?? said });
    log.error(stuck, 'a workflow stands still: its task fails at every attempt');
  }
  for (const { campaignId, reason, since } of await campaignsStandingStill(sql, { drainGraceMs })) {
    signal?.throwIfAborted();
    const workflowId = campaignWorkflowId(campaignId);
    if (startedNow.has(campaignId) || (await workflows.standing(workflowId)) !== 'running') continue;
    if (found.some((failing) => failing.workflowId === workflowId)) continue;
    found.push({ workflowId, reason, since, attempts: 0, ...workflowSubject(workflowId) });
    log.error({ workflowId, reason, since }, 'a workflow runs and gets nowhere');
  }
  await recordStuckWorkflows(sql, found);
  return found.length;
}

async function* needing(sql: Sql, settleMinutes: number): AsyncGenerator<CampaignNeedingWorkflow> {
  let after: string | null = null;
  for (;;) {
    const page: CampaignNeedingWorkflow[] = await campaignsNeedingWorkflow(sql, {
      after,
      limit: pageSize,
      settleMinutes,
    });
    yield* page;
    after = page.at(-1)?.campaignId ?? null;
    if (page.length < pageSize) return;
  }
}

async function* surplusOf(
  sql: Sql,
  running: readonly ListedWorkflow[],
): AsyncGenerator<ListedWorkflow & { reason: string }> {
  const prefix = campaignWorkflowId('');
  for (let at = 0; at < running.length; at += pageSize) {
    const page = running.slice(at, at + pageSize).map((workflow) => {
      const campaignId = workflow.workflowId.slice(prefix.length);
      return { ...workflow, campaignId: isUuid(campaignId) ? campaignId : null };
    });
    const ids = page.flatMap(({ campaignId }) => campaignId ?? []);
    const idle = await idleCampaigns(sql, ids);
    for (const { workflowId, accountId, campaignId } of page) {
      const reason = campaignId === null ? 'unknown' : idle.get(campaignId);
      if (reason !== undefined) yield { workflowId, accountId, reason };
    }
  }
}
