import type { Client } from '@temporalio/client';
import { failureLog, repeat } from '../repeat.ts';
import { createNamespace, namespaceExists } from '../temporal/namespace.ts';
import { ensureNightlySchedule, hasNightlySchedule } from '../temporal/nightly-schedule.ts';
import { reconcileWorkflows, type ReconcileDeps } from '../temporal/reconcile-workflows.ts';
import { registerSearchAttributes } from '../temporal/search-attributes.ts';
import { within } from '../temporal/within.ts';

const defaultPauseMs = 15_000;
const stepBoundMs = 10_000;
/** What is not started in this time is started by the next round. */
const reconcileBoundMs = 10 * 60_000;

interface FurnishDeps extends ReconcileDeps {
  client: Client;
  taskQueue: string;
  signal: AbortSignal;
  /** Between two looks; tests look sooner. */
  pauseMs?: number;
}

/**
 * Makes sure, again and again until the signal fires, that Temporal has what Lastcall needs there: the namespace, the
 * search attributes and the nightly schedule. A Temporal without the schedule is new or has lost its data, so every
 * campaign that should have a workflow gets one first. The schedule comes last: a crash in between repeats it all.
 * What fails is logged once, and tried again.
 */
export async function keepTemporalFurnished(deps: FurnishDeps): Promise<void> {
  const { log, signal, pauseMs = defaultPauseMs } = deps;
  const failures = failureLog(log);
  const again = (what: string) => `${what}; trying again, see docs/operations.md`;
  let current = false;
  const step = async <T>(what: string, work: () => Promise<T>, boundMs = stepBoundMs): Promise<T | null> => {
    try {
      const result = await within(deps.client.connection, Date.now() + boundMs, work);
      failures.wentWell(again(what));
      return result;
    } catch (error) {
      if (!signal.aborted) failures.failed(again(what), error);
      return null;
    }
  };
  await repeat({ log, failure: again('Temporal cannot be furnished'), pauseMs, signal }, async () => {
    current = await round(deps, step, current);
  });
}

/** @returns whether the schedule is known to be as this version has it; from then on only a missing one is made again */
async function round(
  { client, taskQueue, ...deps }: FurnishDeps,
  step: <T>(what: string, work: () => Promise<T>, boundMs?: number) => Promise<T | null>,
  current: boolean,
): Promise<boolean> {
  const { log } = deps;
  const there = await step('Temporal cannot be asked for the namespace', () => namespaceExists(client));
  if (there === null) return current;
  if (!there) {
    const created = await step('the Temporal namespace is missing and cannot be created', async () => {
      await createNamespace(client);
      return true;
    });
    if (created)
      log.warn({ namespace: client.options.namespace }, 'the Temporal namespace was missing; created');
    // Until every process of the server knows the new one, some still answer for the old.
    return current;
  }
  await step('search attributes cannot be registered', () => registerSearchAttributes(client));

  const scheduling = 'the nightly comparison cannot be scheduled';
  const scheduled = await step(scheduling, () => hasNightlySchedule(client, taskQueue));
  if (scheduled === null || (scheduled && current)) return current;
  if (!scheduled) {
    const reconciled = await step(
      'the campaigns’ workflows cannot be started',
      () => reconcileWorkflows({ ...deps, settleMinutes: 0 }),
      reconcileBoundMs,
    );
    if (reconciled === null) return current;
    log.info(reconciled, 'Temporal had no nightly schedule: campaigns and workflows were compared');
  }
  const ensured = await step(scheduling, async () => {
    await ensureNightlySchedule(client, taskQueue);
    return true;
  });
  return ensured ?? current;
}
