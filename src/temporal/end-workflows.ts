import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';

const pageSize = 1_000;
const atOnce = 20;
/** The visibility store lags behind by a second or so. */
const pauseMs = 500;
const patienceMs = 120_000;

/**
 * Terminates every workflow that runs on our task queue, and waits until the visibility store has it so. Nothing is lost by
 * it: each is begun again where the database says that it is needed, and asks it where it stands.
 *
 * @returns how many ran
 * @throws Error where some run for longer than two minutes all the same
 */
export async function endWorkflows(client: Client, taskQueue: string, reason: string): Promise<number> {
  const query = `TaskQueue = "${taskQueue}" AND ExecutionStatus = "Running"`;
  const ended = new Set<string>();
  for (const giveUpAt = Date.now() + patienceMs; Date.now() < giveUpAt; await sleep(pauseMs)) {
    const running: string[] = [];
    for await (const { workflowId } of client.workflow.list({ query, pageSize })) running.push(workflowId);
    if (running.length === 0) return ended.size;
    const rest = running.values();
    const lane = async () => {
      for (const workflowId of rest) {
        await terminate(client, workflowId, reason);
        ended.add(workflowId);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
  }
  throw new Error('workflows run on although they were terminated: is somebody still starting them?');
}

async function terminate(client: Client, workflowId: string, reason: string): Promise<void> {
  try {
    await client.workflow.getHandle(workflowId).terminate(reason);
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}
