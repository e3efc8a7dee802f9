import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { projectRoot } from '../../src/project-root.ts';
import type { TestSystem } from './system.ts';

/** One folder a released version: its histories are replayed for as long as campaigns of that version may run. */
export const historiesFolder = join(projectRoot, 'test', 'histories');

/**
 * Keeps a workflow's history for the replay test, when the suite runs with `LASTCALL_RECORD_HISTORIES=1` (as it does
 * once a release). Otherwise it does nothing.
 */
export async function keepHistory(
  system: TestSystem,
  name: string,
  workflowId: string,
  runId?: string,
): Promise<void> {
  if (process.env['LASTCALL_RECORD_HISTORIES'] !== '1') return;
  const { version } = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8')) as {
    version: string;
  };
  const history = await system.client.workflow.getHandle(workflowId, runId).fetchHistory();
  const folder = join(historiesFolder, version);
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, `${name}.json`),
    `${historyToJSON(history).replaceAll(`@${hostname()}`, '@host').replaceAll(`${projectRoot}/`, '')}\n`,
  );
}
