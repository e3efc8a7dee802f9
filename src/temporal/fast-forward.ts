import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import Long from 'long';
import { campaignWorkflowId, releaseWorkflowId } from '../../workflows/contract.ts';
import { uuidv7 } from '../ids.ts';

/**
 * Lets time pass for one campaign's workflow, on a server that allows it (Temporal 1.32 with
 * `frontend.WorkflowTimeSkippingEnabled`, which `npm start` and the tests set and production never does). Activities
 * and child workflows that are under way hold the skipping back, so while the numbers are being released it is the
 * release whose time passes. The database's clock does not move: see
 * `campaigns.clockShiftMs`.
 *
 * @returns when the workflow's time has been reached, or the workflow has ended before
 */
export async function fastForward(client: Client, campaignId: string, ms: number): Promise<void> {
  const { namespace } = client.options;
  const workflowExecution = { workflowId: await waitingWorkflow(client, campaignId) };
  const id = uuidv7();
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace,
    workflowExecution,
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        fastForwardConfig: {
          id,
          duration: { seconds: Long.fromNumber(Math.floor(ms / 1_000)), nanos: (ms % 1_000) * 1_000_000 },
        },
      },
    },
    updateMask: { paths: ['time_skipping_config'] },
  });
  await client.workflowService.pollWorkflowExecutionTimeSkipping({
    namespace,
    workflowExecution,
    fastForwardId: id,
  });
}

async function waitingWorkflow(client: Client, campaignId: string): Promise<string> {
  const release = releaseWorkflowId(campaignId);
  try {
    const { status } = await client.workflow.getHandle(release).describe();
    return status.name === 'RUNNING' ? release : campaignWorkflowId(campaignId);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return campaignWorkflowId(campaignId);
    throw error;
  }
}
