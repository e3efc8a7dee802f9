import { hostname } from 'node:os';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import { createActivities, type ActivityDeps } from '../../activities/index.ts';
import { safeErrors } from '../../activities/safe-errors.ts';
import { traceActivities } from '../../activities/trace-activities.ts';
import { carrierTaskQueue, webhookTaskQueue } from '../../workflows/contract.ts';
import type { CarrierRate } from '../carriers/rates.ts';
import type { Logger } from '../log.ts';
import { dataConverter, type TemporalTarget } from '../temporal/connect.ts';
import { deploymentOptions } from '../temporal/worker-version.ts';
import type { WorkerQueues } from './queues.ts';
import { runAll } from './run-all.ts';
import { traceSinks } from './trace-sinks.ts';

/** In-flight attempts at a carrier end within their own time-outs; this is longer, so that none is cut off. */
const shutdownGraceMs = 20_000;
const shutdownForceMs = 30_000;
const describeBoundMs = 10_000;

/**
 * The queue hands out more than the carrier's rate, because many attempts only read (a poll, a read-back); releases are
 * paced exactly by the places in line of `src/db/releases/carrier-pace.ts`.
 */
const queueHeadroom = 2.5;

/** They wait for receivers, most of the time. */
const webhooksAtOnce = 50;

export interface WorkerSetup {
  target: TemporalTarget;
  taskQueue: string;
  /** Its version for Temporal's worker versioning; null: it gets any work. */
  version: string | null;
  /** Whether changes of workflows stay off, so that the version before can go on with what this one begins. */
  holdsPatches: boolean;
  /** Which of the queues it serves: that one, and those named after it. */
  queues: WorkerQueues;
  /** The file that the build made of the workflows. */
  workflowBundlePath: string;
  /** How fast a carrier may be asked. */
  rate: (carrier: string) => CarrierRate;
  deps: ActivityDeps;
  log: Logger;
}

export interface RunningWorker {
  /** Resolves when the worker has stopped; rejects when it failed. */
  finished: Promise<void>;
  /** Begins to stop: what is under way ends, then `finished` settles. */
  shutdown(): void;
  /** Lets what is under way end, then resolves. */
  stop(): Promise<void>;
}

/**
 * Runs the campaign workflows and all activities, as far as they are of its queues: one Temporal worker for the main queue, one
 * for the receivers of webhooks and one for each carrier's, whose rate the server holds over all workers together.
 *
 * @throws when Temporal cannot be reached
 */
export async function startWorker(setup: WorkerSetup): Promise<RunningWorker> {
  const { target, taskQueue, queues, deps, log } = setup;
  const connection = await NativeConnection.connect(target.connectionOptions);
  const common = {
    connection,
    namespace: target.namespace,
    dataConverter: dataConverter(target),
    ...(setup.version !== null && { workerDeploymentOptions: deploymentOptions(taskQueue, setup.version) }),
    identity: `lastcall-worker ${process.pid}@${hostname()}`,
    activities: createActivities(deps),
    interceptors: { activity: [traceActivities, safeErrors(log)] },
    shutdownGraceTime: shutdownGraceMs,
    shutdownForceTime: shutdownForceMs,
  } satisfies Partial<WorkerOptions>;

  const wanted: WorkerOptions[] = [];
  if (queues.main)
    wanted.push({
      ...common,
      taskQueue,
      workflowBundle: { codePath: setup.workflowBundlePath },
      sinks: traceSinks,
      ...(setup.holdsPatches && { patchActivationCallback: () => false }),
      // The default grows with the heap, and a cache that fills the heap ends the worker.
      maxCachedWorkflows: 500,
      maxConcurrentActivityTaskExecutions: 20,
    });
  if (queues.webhooks)
    wanted.push({
      ...common,
      taskQueue: webhookTaskQueue(taskQueue),
      maxConcurrentActivityTaskExecutions: webhooksAtOnce,
    });
  for (const carrier of queues.carriers) {
    const { numbersPerSecond, batch, concurrent } = setup.rate(carrier);
    wanted.push({
      ...common,
      taskQueue: carrierTaskQueue(taskQueue, carrier),
      maxTaskQueueActivitiesPerSecond: (numbersPerSecond * queueHeadroom) / batch,
      maxConcurrentActivityTaskExecutions: concurrent,
    });
  }
  const workers = await createAll(wanted, connection, target.namespace);

  const { finished, shutdown } = runAll(workers, connection);
  return {
    finished,
    shutdown,
    async stop() {
      shutdown();
      await finished;
    },
  };
}

/** @throws what keeps one of them from being made; nothing is left of the others */
async function createAll(
  wanted: WorkerOptions[],
  connection: NativeConnection,
  namespace: string,
): Promise<Worker[]> {
  const workers: Worker[] = [];
  try {
    // The SDK (1.24.0) asks the same too late: when this fails, it leaves the threads that it has made for workflows.
    await connection.withDeadline(Date.now() + describeBoundMs, () =>
      connection.workflowService.describeNamespace({ namespace }),
    );
    for (const options of wanted) workers.push(await Worker.create(options));
    return workers;
  } catch (error) {
    // One that never ran holds the connection as well, and only one that runs can be ended.
    await Promise.allSettled(
      workers.map((worker) => {
        const ended = worker.run();
        worker.shutdown();
        return ended;
      }),
    );
    await connection.close();
    throw error;
  }
}
