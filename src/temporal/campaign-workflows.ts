import type { Client } from '@temporalio/client';
import { optionalTsToDate } from '@temporalio/common/lib/time.js';
import { now } from '../clock.ts';
import { campaignWorkflowType } from '../../workflows/contract.ts';
import { accountIdKey } from '../../workflows/search-attributes.ts';
import type { StuckWorkflow } from '../db/comparisons/stuck-workflows.ts';
import { workflowStanding, type WorkflowStanding } from './workflow-standing.ts';

/** A workflow that the visibility store calls running. */
export interface ListedWorkflow {
  workflowId: string;
  /** As its search attribute says; null when it has none. */
  accountId: string | null;
}

/** What can be seen of the workflows. */
export interface CampaignWorkflows {
  /** Those that run on our task queue, as the visibility store has it: it lags behind. */
  running(): AsyncIterable<ListedWorkflow>;
  /** Where one stands, without a lag. */
  standing(workflowId: string): Promise<WorkflowStanding>;
  /** Workflows of every type whose task fails at every attempt: the server lists them, and each is looked at by itself. */
  stuck(): AsyncIterable<StuckWorkflow & Pick<ListedWorkflow, 'accountId'>>;
}

const pageSize = 1_000;
/** So many failures in a row are no matter of a worker that was just being replaced. */
const stuckAfterAttempts = 5;

export function campaignWorkflows(client: Client, { taskQueue }: { taskQueue: string }): CampaignWorkflows {
  const query = `WorkflowType = "${campaignWorkflowType.name}" AND ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"`;
  const reported = `TemporalReportedProblems IS NOT NULL AND ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"`;
  return {
    async *running() {
      for await (const { workflowId, typedSearchAttributes } of client.workflow.list({ query, pageSize })) {
        yield { workflowId, accountId: typedSearchAttributes.get(accountIdKey) ?? null };
      }
    },
    standing: (workflowId) => workflowStanding(client, workflowId),
    async *stuck() {
      for await (const { workflowId, typedSearchAttributes } of client.workflow.list({
        query: reported,
        pageSize,
      })) {
        const { raw } = await client.workflow.getHandle(workflowId).describe();
        const task = raw.pendingWorkflowTask;
        const attempts = task?.attempt ?? 0;
        if (attempts < stuckAfterAttempts) continue;
        const since = optionalTsToDate(task?.originalScheduledTime) ?? now();
        const accountId = typedSearchAttributes.get(accountIdKey) ?? null;
        yield { workflowId, accountId, reason: 'task_fails', since, attempts };
      }
    },
  };
}
