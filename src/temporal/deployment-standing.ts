import type { Client } from '@temporalio/client';
import { hasGrpcStatus } from './grpc-status.ts';
import { deploymentName } from './worker-version.ts';

/** Which versions of workers Temporal gives work to. */
export interface DeploymentStanding {
  /** Null: workers without a version get the work. */
  current: string | null;
  /** Null: none has a part of the workflows. */
  ramping: { version: string; percentage: number } | null;
}

/** Asks Temporal how an installation's versions stand; null where no worker has ever told one. */
export async function deploymentStanding(
  client: Client,
  taskQueue: string,
): Promise<DeploymentStanding | null> {
  try {
    const { workerDeploymentInfo } = await client.workflowService.describeWorkerDeployment({
      namespace: client.options.namespace,
      deploymentName: deploymentName(taskQueue),
    });
    const { currentDeploymentVersion, rampingDeploymentVersion, rampingVersionPercentage } =
      workerDeploymentInfo?.routingConfig ?? {};
    return {
      current: currentDeploymentVersion?.buildId ?? null,
      ramping: rampingDeploymentVersion
        ? { version: rampingDeploymentVersion.buildId ?? '', percentage: rampingVersionPercentage ?? 0 }
        : null,
    };
  } catch (error) {
    if (hasGrpcStatus(error, 'NOT_FOUND')) return null;
    throw error;
  }
}
