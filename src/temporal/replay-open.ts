import { type Client, type HistoryAndWorkflowId, WorkflowNotFoundError } from '@temporalio/client';
import { Worker } from '@temporalio/worker';

export interface Replayed {
  workflowId: string;
  /** Why these workflows cannot go on with it; null: they can. */
  problem: string | null;
}

/**
 * Replays what workflows under way have done so far with other code, which gets no work by that.
 *
 * @param options.query which of those of the task queue, in Temporal's own words; left out: all
 * @param options.limit at most so many
 */
export async function* replayOpen(
  client: Client,
  options: { taskQueue: string; workflowBundlePath: string; query?: string; limit?: number },
): AsyncGenerator<Replayed> {
  const { taskQueue, workflowBundlePath, query, limit } = options;
  const ofQueue = `TaskQueue = "${taskQueue}" AND ExecutionStatus = "Running"`;
  const results = Worker.runReplayHistories(
    { workflowBundle: { codePath: workflowBundlePath }, dataConverter: client.options.dataConverter },
    histories(client, query === undefined ? ofQueue : `${ofQueue} AND (${query})`, limit ?? Infinity),
  );
  for await (const { workflowId, error } of results)
    yield { workflowId, problem: error === undefined ? null : error.message };
}

async function* histories(
  client: Client,
  query: string,
  limit: number,
): AsyncGenerator<HistoryAndWorkflowId> {
  let given = 0;
  for await (const { workflowId, runId } of client.workflow.list({ query })) {
    if (given >= limit) return;
    const history = await historyOf(client, workflowId, runId);
    if (history === null) continue;
    given += 1;
    yield { workflowId, history };
  }
}

/** Null: it has ended meanwhile, and somebody deleted it. */
async function historyOf(client: Client, workflowId: string, runId: string) {
  try {
    return await client.workflow.getHandle(workflowId, runId).fetchHistory();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
