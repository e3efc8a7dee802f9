import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openArchiveStore } from '../archive/open-store.ts';
import { carriersForAccounts } from '../carriers/for-account.ts';
import { installationCarriers } from '../carriers/installation.ts';
import { carrierRate } from '../carriers/rates.ts';
import { carrierIds } from '../carriers/registry.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { keepPartitionsAhead } from '../db/partitions.ts';
import { describeError, type Logger } from '../log.ts';
import { projectRoot } from '../project-root.ts';
import { campaignClient } from '../temporal/campaign-client.ts';
import { campaignWorkflows } from '../temporal/campaign-workflows.ts';
import { openClient, temporalTarget } from '../temporal/connect.ts';
import { registerSearchAttributes } from '../temporal/search-attributes.ts';
import { keepOverlapsFresh } from './keep-overlaps-fresh.ts';
import { relayOutbox } from './relay-outbox.ts';
import { installRuntime } from './runtime.ts';
import { scheduleNightly } from './schedule-nightly.ts';
import { startWorker, type RunningWorker, type WorkerSetup } from './worker.ts';

/** One request to a carrier; four of them must fit into a claim's lease, see `claimLeaseMs`. */
const carrierTimeoutMs = 10_000;
const reconnectMs = 2_000;

/**
 * A worker process: runs workflows and activities, relays the outbox and keeps partitions ahead, until the signal
 * fires. It starts while Temporal or the database is away and waits for them.
 *
 * @throws what ended the worker, if it was not the signal
 */
export async function runWorker(config: Config, log: Logger, signal: AbortSignal): Promise<void> {
  installRuntime(log);
  const db = openDatabase(config.databaseUrl, { name: 'lastcall-worker' });
  const target = temporalTarget();
  const { client, connection } = openClient(target);
  const campaigns = campaignClient(client, config);
  const rates = new Map(
    carrierIds.map((carrier) => [carrier as string, carrierRate(config.carrierRates.get(carrier))]),
  );
  const setup: WorkerSetup = {
    target,
    taskQueue: config.taskQueue,
    workflowBundlePath: join(projectRoot, 'dist', 'workflow-bundle.js'),
    carriers: rates,
    deps: {
      sql: db.sql,
      store: openArchiveStore(config.archiveStore),
      carrierFor: carriersForAccounts({
        sql: db.sql,
        keyring: config.keyring,
        baseUrls: config.carrierUrls,
        defaults: installationCarriers(config, carrierTimeoutMs),
        timeoutMs: carrierTimeoutMs,
        log,
      }),
      campaigns,
      workflows: campaignWorkflows(client, config),
      log,
      settings: {
        drainGraceMs: config.drainGraceMs,
        release: {
          rate: (carrier) => rates.get(carrier) ?? carrierRate(),
          patienceMs: config.releasePatienceMs,
        },
      },
    },
    log,
  };
  try {
    const worker = await startWhenReachable(setup, log, signal, () => registerSearchAttributes(client));
    if (!worker) return;
    log.info({ taskQueue: config.taskQueue }, 'worker runs');
    const ended = new AbortController();
    const common = { log, signal: AbortSignal.any([signal, ended.signal]) };
    const chores = Promise.all([
      relayOutbox({ sql: db.sql, campaigns, ...common }),
      keepPartitionsAhead({ sql: db.sql, ...common }),
      keepOverlapsFresh({ sql: db.sql, ...common }),
      scheduleNightly({ client, taskQueue: config.taskQueue, ...common }),
    ]);
    // One that failed takes the worker with it; what it threw is thrown below.
    chores.catch(() => worker.shutdown());
    signal.addEventListener('abort', () => worker.shutdown(), { once: true });
    try {
      await worker.finished;
    } finally {
      ended.abort();
      await chores;
    }
  } finally {
    await connection.close();
    await db.close();
  }
}

async function startWhenReachable(
  setup: WorkerSetup,
  log: Logger,
  signal: AbortSignal,
  prepare: () => Promise<void>,
): Promise<RunningWorker | null> {
  for (let told = false; !signal.aborted; told = true) {
    try {
      const worker = await startWorker(setup);
      await prepare().catch((error: unknown) => {
        log.error(
          { error: describeError(error) },
          'search attributes cannot be registered; see docs/operations.md',
        );
      });
      return worker;
    } catch (error) {
      if (!told) log.warn({ error: describeError(error) }, 'Temporal cannot be reached; waiting for it');
      await sleep(reconnectMs, undefined, { signal }).catch(() => {});
    }
  }
  return null;
}
