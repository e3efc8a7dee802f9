import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import { campaignWorkflowType } from '../../workflows/contract.ts';
import { accountIdKey } from '../../workflows/search-attributes.ts';

/** A campaign workflow that the visibility store calls running. */
export interface ListedWorkflow {
  workflowId: string;
  /** As its search attribute says; null when it has none. */
  accountId: string | null;
}

/** What can be seen of the campaign workflows. */
export interface CampaignWorkflows {
  /** Those that run on our task queue, as the visibility store has it: it lags behind. */
  running(): AsyncIterable<ListedWorkflow>;
  /** Where one stands, without a lag. `missing`: there is none, or the last one failed or was ended by somebody. */
  standing(workflowId: string): Promise<'running' | 'ended_well' | 'missing'>;
}

const pageSize = 1_000;

export function campaignWorkflows(client: Client, { taskQueue }: { taskQueue: string }): CampaignWorkflows {
  const query = `WorkflowType = "${campaignWorkflowType}" AND ExecutionStatus = "Running" AND TaskQueue = "${taskQueue}"`;
  return {
    async *running() {
      for await (const { workflowId, typedSearchAttributes } of client.workflow.list({ query, pageSize })) {
        yield { workflowId, accountId: typedSearchAttributes.get(accountIdKey) ?? null };
      }
    },
    async standing(workflowId) {
      try {
        const { status } = await client.workflow.getHandle(workflowId).describe();
        if (status.name === 'RUNNING') return 'running';
        return status.name === 'COMPLETED' ? 'ended_well' : 'missing';
      } catch (error) {
        if (error instanceof WorkflowNotFoundError) return 'missing';
        throw error;
      }
    },
  };
}
