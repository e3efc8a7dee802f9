/**
 * How many history events a campaign costs that is called from for 30 days without a pause, on a real Temporal server: a
 * signal each 15 minutes is all that the API sends, however many calls there are, and each has a workflow task of its own
 * here.
 *
 *   npm run build && npx tsx bench/signals.ts [--signals 2880]
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Client } from '@temporalio/client';
import { freePort } from '../dev/ports.ts';
import { startPostgres } from '../dev/postgres.ts';
import { spawnServer } from '../dev/server-process.ts';
import { startDevServer } from '../dev/temporal/dev-server.ts';
import { resolveTemporalExecutable } from '../dev/temporal/executable.ts';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { openDatabase } from '../src/db/client.ts';
import { migrate } from '../src/db/migrate.ts';
import { projectRoot } from '../src/project-root.ts';
import { campaignClient } from '../src/temporal/campaign-client.ts';
import { openClient } from '../src/temporal/connect.ts';
import { fairQueues } from '../src/temporal/fair-queues.ts';
import { SEARCH_ATTRIBUTES } from '../src/temporal/search-attributes.ts';
import { campaignWorkflowId, statusQuery } from '../workflows/contract.ts';

const { values } = parseArgs({ options: { signals: { type: 'string', default: '2880' } } });
const folder = await mkdtemp(join(tmpdir(), 'lastcall-bench-'));
// Postgres, run by root, becomes another user, who must reach its data.
await chmod(folder, 0o755);
const stops: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
try {
  const postgres = await startPostgres({
    dataDir: join(folder, 'pg'),
    port: await freePort(),
    logFile: join(folder, 'pg.log'),
  });
  stops.unshift(() => postgres.stop());
  await migrate(postgres.url);
  const temporal = await startDevServer({
    executable: await resolveTemporalExecutable({ progress: console.log }),
    port: await freePort(),
    dbFile: join(folder, 'temporal.db'),
    logFile: join(folder, 'temporal.log'),
    searchAttributes: SEARCH_ATTRIBUTES,
    dynamicConfig: fairQueues,
  });
  stops.unshift(() => temporal.stop());
  const env = {
    ...process.env,
    DATABASE_URL: postgres.url,
    TEMPORAL_ADDRESS: temporal.address,
    ARCHIVE_STORE: join(folder, 'archives'),
  };
  const worker = await spawnServer({
    command: process.execPath,
    args: [join(projectRoot, 'dist', 'src', 'cli.js'), 'worker'],
    env,
    logFile: join(folder, 'worker.log'),
    stopSignal: 'SIGTERM',
    stopPatienceMs: 35_000,
  });
  stops.unshift(() => worker.stop());
  const db = openDatabase(postgres.url);
  stops.unshift(() => db.close());
  const { client, connection } = openClient({
    connectionOptions: { address: temporal.address },
    namespace: 'default',
  });
  stops.unshift(() => connection.close());

  const accountId = await createAccount(db.sql, { name: 'Bench' });
  const [campaign] = await db.sql<{ id: string }[]>`
    insert into campaigns (id, account_id, name, status, created_by, launched_at)
    values (uuidv7(), ${accountId}, 'Bench', 'active', 'bench', now()) returning id`;
  if (!campaign) throw new Error('an insert answers its row');
  const campaigns = campaignClient(client, { taskQueue: 'lastcall', signalsPerRun: 1_000 });
  await campaigns.start(campaign.id, accountId);
  const handle = client.workflow.getHandle(campaignWorkflowId(campaign.id));
  const count = Number(values.signals);
  const began = Date.now();
  for (let at = 0; at < count; at += 1) {
    await campaigns.callMade(campaign.id, began - count + at);
    // Answered after the task that took the signal, so that no two share one.
    await handle.query(statusQuery);
  }
  const lengths = await historyLengths(client, campaign.id);
  console.log(
    `${count} signals, one a workflow task: ${lengths.reduce((sum, length) => sum + length, 0)} history events in ` +
      `${lengths.length} runs, the longest of ${Math.max(...lengths)}`,
  );
} finally {
  for (const stop of stops) await stop();
}

async function historyLengths(client: Client, campaignId: string): Promise<number[]> {
  const lengths: number[] = [];
  let runId: string | undefined;
  do {
    const handle = client.workflow.getHandle(campaignWorkflowId(campaignId), runId);
    const { events } = await handle.fetchHistory();
    lengths.push(events?.length ?? 0);
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId || undefined;
  } while (runId);
  return lengths;
}
