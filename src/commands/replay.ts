import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { builtWorkflows } from '../temporal/built-workflows.ts';
import { openClient, temporalTarget } from '../temporal/connect.ts';
import { replayOpen } from '../temporal/replay-open.ts';
import { installRuntime } from '../worker/runtime.ts';

/**
 * `lastcall replay`: whether the workflows under way can go on with this version.
 *
 * @returns the exit code: 0 when all can, 1 when some cannot
 */
export async function replay(options: { query?: string; limit?: number }): Promise<number> {
  // What the SDK says of a history that cannot be replayed is told here, once.
  installRuntime(createLog('silent'));
  const config = readConfig();
  const { client, connection } = openClient(temporalTarget(config));
  let replayed = 0;
  let failed = 0;
  try {
    for await (const { workflowId, problem } of replayOpen(client, {
      taskQueue: config.taskQueue,
      workflowBundlePath: builtWorkflows,
      ...options,
    })) {
      replayed += 1;
      if (problem === null) continue;
      failed += 1;
      console.error(`${workflowId}: ${problem.split('\n')[0]}`);
    }
  } finally {
    await connection.close();
  }
  console.log(`${replayed - failed} of ${replayed} workflows under way can go on with this version.`);
  return failed > 0 ? 1 : 0;
}
