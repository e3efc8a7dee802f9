/**
 * How many history events a campaign costs that is called from for 30 days without a pause, on a real Temporal server: a
 * signal each 15 minutes is all that the API sends, however many calls there are, and each has a workflow task of its own
 * here.
 *
 *   npm run build && npx tsx bench/signals.ts [--signals 2880]
 */
import { parseArgs } from 'node:util';
import type { Client } from '@temporalio/client';
import { createAccount } from '../src/db/accounts/create-account.ts';
import { openDatabase } from '../src/db/client.ts';
import { campaignClient } from '../src/temporal/campaign-client.ts';
import { openClient } from '../src/temporal/connect.ts';
import { campaignWorkflowId, statusQuery } from '../workflows/contract.ts';
import { startInstallation } from './installation.ts';

const { values } = parseArgs({ options: { signals: { type: 'string', default: '2880' } } });
const { databaseUrl, temporalAddress, run, onStop, stop } = await startInstallation();
try {
  await run('worker', ['worker']);
  const db = openDatabase(databaseUrl);
  onStop(() => db.close());
  const { client, connection } = openClient({
    connectionOptions: { address: temporalAddress },
    namespace: 'default',
  });
  onStop(() => connection.close());

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
  await stop();
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
