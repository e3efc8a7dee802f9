import type { Client } from '@temporalio/client';
import { keyIdsIn } from '../temporal/payload-codec.ts';
import { within } from '../temporal/within.ts';
import { type Check, ok, problem } from './check.ts';

const answerMs = 15_000;
/** Of so many workflows under way the histories are read, spread over those that began last. */
const looked = 50;
const listed = 1_000;
/** Events of each. */
const pageSize = 200;

/** Whether payloads are encrypted, and every key is here that workflows under way need. */
export const payloads: Check = {
  name: 'payloads',
  needs: ['temporal'],
  async run({ temporal, config: { payloadKeys, taskQueue } }) {
    if ('error' in temporal) return [];
    const { client, connection } = temporal;
    const { count, keyIds } = await within(connection, Date.now() + answerMs, () =>
      keysUnderWay(client, taskQueue),
    );
    const missing = [...keyIds].filter((keyId) => !payloadKeys?.has(keyId));
    if (missing.length > 0)
      return missing.map((keyId) =>
        problem(
          `the key "${keyId}" is missing in LASTCALL_PAYLOAD_KEYS, and workflows under way need it`,
          'Put it back, at the end of the list: until then their tasks fail, nothing of them is lost, and they go on after.',
        ),
      );
    const seen = `${count} workflows under way were looked at`;
    return [
      ok(
        payloadKeys === null
          ? `what Temporal is told is not encrypted; ${seen}`
          : `what Temporal is told is encrypted with the key "${payloadKeys.currentId}"; ${seen}, all of whose keys are here`,
      ),
    ];
  },
};

async function keysUnderWay(
  client: Client,
  taskQueue: string,
): Promise<{ count: number; keyIds: Set<string> }> {
  const { namespace } = client.options;
  const { executions } = await client.workflowService.listWorkflowExecutions({
    namespace,
    pageSize: listed,
    query: `TaskQueue = '${taskQueue.replaceAll("'", "''")}' AND ExecutionStatus = 'Running'`,
  });
  const every = Math.max(1, Math.ceil((executions ?? []).length / looked));
  const chosen = (executions ?? []).filter((_, at) => at % every === 0);
  const keyIds = new Set<string>();
  for (const { execution } of chosen) {
    if (!execution) continue;
    const { history } = await client.workflowService.getWorkflowExecutionHistory({
      namespace,
      execution,
      maximumPageSize: pageSize,
    });
    for (const keyId of keyIdsIn(history?.events)) keyIds.add(keyId);
  }
  return { count: chosen.length, keyIds };
}
