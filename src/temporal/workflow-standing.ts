import { type Client, WorkflowNotFoundError } from '@temporalio/client';

/** `missing`: there is none, or the last one failed or was ended by somebody. */
export type WorkflowStanding = 'running' | 'ended_well' | 'missing';

/** Where a workflow stands, without the visibility store's lag. */
export async function workflowStanding(client: Client, workflowId: string): Promise<WorkflowStanding> {
  try {
    const { status } = await client.workflow.getHandle(workflowId).describe();
    if (status.name === 'RUNNING') return 'running';
    return status.name === 'COMPLETED' ? 'ended_well' : 'missing';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'missing';
    throw error;
  }
}
