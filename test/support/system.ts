import type { Client } from '@temporalio/client';
import { inject } from 'vitest';
import type { ActivityDeps } from '../../activities/index.ts';
import { openFolderStore } from '../../src/archive-store/folder-store.ts';
import type { ArchiveStore } from '../../src/archive-store/store.ts';
import type { RateOf } from '../../src/carriers/carrier-rates.ts';
import { carrierRate } from '../../src/carriers/rates.ts';
import { carrierNamed, descriptorOf } from '../../src/carriers/registry.ts';
import type { Database } from '../../src/db/client.ts';
import { uuidv7 } from '../../src/ids.ts';
import { createLog, type Logger } from '../../src/log.ts';
import { campaignClient, type CampaignClient } from '../../src/temporal/campaign-client.ts';
import { campaignWorkflows, type CampaignWorkflows } from '../../src/temporal/campaign-workflows.ts';
import { openClient, type TemporalTarget } from '../../src/temporal/connect.ts';
import { beginFastForward, waitingWorkflow } from '../../src/temporal/fast-forward.ts';
import { installRuntime } from '../../src/worker/runtime.ts';
import { everyQueue } from '../../src/worker/queues.ts';
import { startWorker, type RunningWorker } from '../../src/worker/worker.ts';
import { passTime } from './campaigns.ts';
import { createTestDatabase, openTestDatabase } from './database.ts';
import type { Defer } from './defer.ts';
import { testKeyring } from './keyring.ts';
import { makeTempFolder } from './temp-folder.ts';

export interface TestSystem {
  db: Database;
  databaseUrl: string;
  client: Client;
  campaigns: CampaignClient;
  workflows: CampaignWorkflows;
  store: ArchiveStore;
  storeUrl: string;
  taskQueue: string;
  target: TemporalTarget;
  keyring: ActivityDeps['keyring'];
  /** @param build another version, or other code, than today's without a version */
  startWorker(build?: {
    version?: string;
    workflowBundlePath?: string;
    holdsPatches?: boolean;
  }): Promise<RunningWorker>;
  /** Lets days pass for a campaign: on the database's clock first, then in its workflow. */
  passDays(campaignId: string, days: number): Promise<void>;
  /** The same in its workflow alone, as with a worker whose clock is ahead. */
  passWorkflowDays(campaignId: string, days: number): Promise<void>;
}

export interface TestSystemOptions {
  signalsPerRun?: number;
  drainGraceMs?: number;
  /** So long after the late window rows leave the database; left out: 24 h. */
  clearAfterMs?: number;
  patienceMs?: number;
  carrierFor?: ActivityDeps['carrierFor'];
  signer?: ActivityDeps['signer'];
  keyring?: ActivityDeps['keyring'];
  /** What webhooks may reach; left out: receivers on this machine. */
  webhooks?: ActivityDeps['webhooks'];
  /** Another database than one of the server that all tests share. */
  databaseUrl?: string;
  /** Another archive store than a folder of its own. */
  store?: ArchiveStore;
  log?: Logger;
  /** Another system's; left out: one of its own. */
  taskQueue?: string;
  /** Another Temporal server than the run's. */
  target?: TemporalTarget;
}

/** Releases per second in tests that are not about rates. */
const perSecond = 1_000;
const rateOf: RateOf = (carrier) => {
  const known = carrierNamed(carrier);
  return carrierRate(perSecond, 'releases', known && descriptorOf(known).numbersPerOrder);
};
const dayMs = 24 * 60 * 60 * 1000;

// Once a process, before its first connection: the SDK has one runtime.
installRuntime(createLog('silent'));

/** A database of its own, a task queue of its own on the run's Temporal server, and workers at will. */
export async function startSystem(defer: Defer, options: TestSystemOptions = {}): Promise<TestSystem> {
  const database =
    options.databaseUrl === undefined ? await createTestDatabase(defer) : { url: options.databaseUrl };
  const db = openTestDatabase(defer, database);
  const storeUrl = makeTempFolder(defer);
  const store = options.store ?? openFolderStore(storeUrl);
  const taskQueue = options.taskQueue ?? `test-${uuidv7()}`;
  const log = options.log ?? createLog(process.env['TEST_LOG'] ?? 'silent');
  const keyring = options.keyring ?? testKeyring('test');
  const target = options.target ?? {
    connectionOptions: { address: inject('temporalAddress') },
    namespace: 'default',
  };
  const { client, connection } = openClient(target);
  defer(() => connection.close());
  const campaigns = campaignClient(client, { taskQueue, signalsPerRun: options.signalsPerRun ?? 1_000 });
  const workflows = campaignWorkflows(client, { taskQueue });

  const passWorkflowDays = async (campaignId: string, days: number) => {
    const { workflowId } = await waitingWorkflow(client, campaignId);
    const reached = await beginFastForward(client, workflowId, Math.round(days * dayMs));
    await reached();
  };

  return {
    db,
    databaseUrl: database.url,
    client,
    campaigns,
    workflows,
    store,
    storeUrl,
    taskQueue,
    target,
    keyring,
    async startWorker({ version, workflowBundlePath, holdsPatches } = {}) {
      const worker = await startWorker({
        target,
        taskQueue,
        version: version ?? null,
        holdsPatches: holdsPatches ?? false,
        workflowBundlePath: workflowBundlePath ?? inject('workflowBundlePath'),
        queues: everyQueue,
        rate: () => carrierRate(perSecond),
        deps: {
          sql: db.sql,
          store,
          signer: options.signer ?? null,
          keyring,
          carrierFor: options.carrierFor ?? (() => Promise.resolve(null)),
          campaigns,
          workflows,
          webhooks: options.webhooks ?? { allowPrivate: true },
          log,
          settings: {
            drainGraceMs: options.drainGraceMs ?? 4 * 60 * 60 * 1000,
            clearAfterMs: options.clearAfterMs ?? 24 * 60 * 60 * 1000,
            release: { rate: rateOf, patienceMs: options.patienceMs ?? 7 * dayMs },
          },
        },
        log,
      });
      defer(() => worker.stop());
      return worker;
    },
    async passDays(campaignId, days) {
      const ms = Math.round(days * dayMs);
      await passTime(db.sql, campaignId, ms);
      await passWorkflowDays(campaignId, days);
    },
    passWorkflowDays,
  };
}
