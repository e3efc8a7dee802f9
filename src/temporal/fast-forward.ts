import type { Client } from '@temporalio/client';
import Long from 'long';
import { campaignWorkflowId, releaseWorkflowId } from '../../workflows/contract.ts';
import { uuidv7 } from '../ids.ts';
import { workflowStanding, type WorkflowStanding } from './workflow-standing.ts';

/**
 * Lets time pass for one campaign's workflow, on a server that allows it (Temporal 1.32 with
 * `frontend.WorkflowTimeSkippingEnabled`, which `npm start` and the tests set and production never does). Activities
 * and child workflows that are under way hold the skipping back, see `waitingWorkflow`. The database's clock does not
 * move: see `campaigns.clockShiftMs`.
 *
 * @returns when the server has taken it: a function that waits until the workflow's time has been reached, or the
 * workflow has ended before
 */
export async function beginFastForward(
  client: Client,
  workflowId: string,
  ms: number,
): Promise<() => Promise<void>> {
  const { namespace } = client.options;
  const workflowExecution = { workflowId };
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
  return async () => {
    await client.workflowService.pollWorkflowExecutionTimeSkipping({
      namespace,
      workflowExecution,
      fastForwardId: id,
    });
  };
}

/** Which workflow's time passes: while a campaign's numbers are being released it is the release's. */
export async function waitingWorkflow(
  client: Client,
  campaignId: string,
): Promise<{ workflowId: string; standing: WorkflowStanding }> {
  const release = releaseWorkflowId(campaignId);
  if ((await workflowStanding(client, release)) === 'running') {
    return { workflowId: release, standing: 'running' };
  }
  const workflowId = campaignWorkflowId(campaignId);
  return { workflowId, standing: await workflowStanding(client, workflowId) };
}
