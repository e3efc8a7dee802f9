import { setMaxListeners } from 'node:events';
import { openArchiveStore } from '../archive-store/open-store.ts';
import { carriersForAccounts } from '../credentials/for-account.ts';
import { carrierRates } from '../carriers/carrier-rates.ts';
import { heldDays } from '../carriers/registry.ts';
import type { Config } from '../config.ts';
import { openDatabase } from '../db/client.ts';
import { followClock } from '../db/follow-clock.ts';
import { keepPartitionsAhead } from '../db/partitions.ts';
import { keepCurrent, untilCurrent } from '../installation/keep-checked.ts';
import { tellLife } from '../installation/tell-life.ts';
import type { Logger } from '../log.ts';
import { serveMetrics } from '../metrics/serve.ts';
import { standingMetrics } from '../metrics/standing.ts';
import { startTracing } from '../tracing/start-tracing.ts';
import { builtWorkflows } from '../temporal/built-workflows.ts';
import { campaignClient } from '../temporal/campaign-client.ts';
import { campaignWorkflows } from '../temporal/campaign-workflows.ts';
import { openClient, temporalTarget } from '../temporal/connect.ts';
import { keepAnswersForgotten } from './forget-answers.ts';
import { keepAuditChained } from './keep-audit-chained.ts';
import { keepDeadlinesNoted } from './keep-deadlines-noted.ts';
import { keepMailsFew } from './keep-mails-few.ts';
import { keepDigestsWritten } from './keep-digests-written.ts';
import { keepEventsFew, keepEventsNumbered } from './keep-events.ts';
import { keepOverlapsFresh } from './keep-overlaps-fresh.ts';
import { keepPeopleReminded } from './keep-people-reminded.ts';
import { keepTemporalFurnished } from './keep-temporal-furnished.ts';
import { keepWorkerRunning } from './keep-worker-running.ts';
import { relayOutbox } from './relay-outbox.ts';
import { installRuntime } from './runtime.ts';
import { sendMails } from './send-mails.ts';
import { startWorker, type WorkerSetup } from './worker.ts';

/** One request to a carrier; four of them must fit into a claim's lease, see `claimLeaseMs`. */
const carrierTimeoutMs = 10_000;

/**
 * A worker process: runs workflows and activities of its queues until the signal fires. One that serves the main queue also relays
 * the outbox, sends mails, keeps partitions ahead and Temporal furnished. It starts while Temporal, the database or the archive store is
 * away and waits for them; it begins nothing before it knows that no other copy of the database has taken over.
 *
 * @throws what ended one of its parts, if it was not the signal; the others are ended first
 */
export async function runWorker(config: Config, log: Logger, signal: AbortSignal): Promise<void> {
  installRuntime(log, config.temporalMetrics);
  const tracing = await startTracing('lastcall-worker', log);
  const db = openDatabase(config.databaseUrl, { name: 'lastcall-worker' });
  const target = temporalTarget(config);
  const { client, connection } = openClient(target);
  const campaigns = campaignClient(client, config);
  const workflows = campaignWorkflows(client, config);
  const rate = carrierRates(config.carrierRates);
  const setup: WorkerSetup = {
    target,
    taskQueue: config.taskQueue,
    version: config.workerVersion,
    holdsPatches: config.holdsPatches,
    workflowBundlePath: builtWorkflows,
    queues: config.workerQueues,
    rate,
    deps: {
      sql: db.sql,
      store: await openArchiveStore(config.archiveStore, config.archiveS3),
      signer: config.manifestSigner,
      keyring: config.keyring,
      carrierFor: carriersForAccounts(db.sql, config, { timeoutMs: carrierTimeoutMs, log }),
      campaigns,
      workflows,
      webhooks: { allowPrivate: config.webhooksReachPrivate },
      log,
      settings: {
        drainGraceMs: config.drainGraceMs,
        clearAfterMs: config.clearAfterMs,
        release: { rate, patienceMs: config.releasePatienceMs },
      },
    },
    log,
  };
  const failed = new AbortController();
  const common = { log, signal: AbortSignal.any([signal, failed.signal]) };
  // Each part listens to it, and there are more than the ten that Node takes for a leak.
  setMaxListeners(0, common.signal);
  const { sql } = db;
  const running = { is: false };
  const metrics =
    config.metrics &&
    (await serveMetrics({
      ...config.metrics,
      log,
      more: standingMetrics(sql, log),
      isReady: () => running.is,
    }));
  const besides = () => [
    keepTemporalFurnished({ sql, client, campaigns, workflows, taskQueue: config.taskQueue, ...common }),
    relayOutbox({ sql, campaigns, ...common }),
    keepPartitionsAhead({ sql, ...common }),
    keepOverlapsFresh({ sql, ...common }),
    sendMails({
      sql,
      config: config.mail,
      publicUrl: config.publicUrl,
      drainGraceMs: config.drainGraceMs,
      heldDays,
      ...common,
    }),
    keepMailsFew({ sql, keptDays: config.mailKeptDays, ...common }),
    keepDeadlinesNoted({ sql, ...common }),
    keepPeopleReminded({ sql, ...common }),
    keepAnswersForgotten({ sql, ...common }),
    keepDigestsWritten({ sql, ...common }),
    keepAuditChained({ sql, ...common }),
    keepEventsNumbered({ sql, ...common }),
    keepEventsFew({ sql, ...common }),
  ];
  const parts: Promise<unknown>[] = [];
  const copy = { sql, store: setup.deps.store, ...common };
  try {
    if (!(await untilCurrent(copy))) return;
    parts.push(
      keepCurrent(copy),
      tellLife(sql, log),
      followClock({ sql, ...common }),
      keepWorkerRunning({ start: () => startWorker(setup), running, ...common }),
      ...(config.workerQueues.main ? besides() : []),
    );
    await Promise.all(parts);
  } finally {
    // Half a worker would look alive: one part that failed takes the others with it.
    failed.abort();
    await Promise.allSettled(parts);
    await metrics?.close();
    await connection.close();
    await db.close();
    await tracing?.close();
  }
}
