import type { Client } from '@temporalio/client';
import Long from 'long';
import { hasGrpcStatus } from './grpc-status.ts';

const retentionSeconds = 30 * 24 * 60 * 60;
/** `NAMESPACE_STATE_REGISTERED`; the others are on their way out. */
const registered = 1;

/** Whether the server has our namespace and lets it be used. */
export async function namespaceExists(client: Client): Promise<boolean> {
  const { namespace } = client.options;
  try {
    const { namespaceInfo } = await client.workflowService.describeNamespace({ namespace });
    return Number(namespaceInfo?.state) === registered;
  } catch (error) {
    if (hasGrpcStatus(error, 'NOT_FOUND')) return false;
    throw error;
  }
}

/**
 * Creates our namespace. The server's processes know of it within about ten seconds.
 *
 * @throws ServiceError where the key may not do that (Temporal Cloud: do it there)
 */
export async function createNamespace(client: Client): Promise<void> {
  await client.workflowService.registerNamespace({
    namespace: client.options.namespace,
    workflowExecutionRetentionPeriod: { seconds: Long.fromNumber(retentionSeconds) },
  });
}
