import { isDeepStrictEqual } from 'node:util';
import {
  type Client,
  ScheduleAlreadyRunning,
  type ScheduleDescription,
  ScheduleNotFoundError,
  type ScheduleOptions,
  type ScheduleOptionsStartWorkflowAction,
} from '@temporalio/client';
import {
  comparisonWorkflowId,
  nightlyScheduleId,
  nightlyWorkflowId,
  nightlyWorkflowType,
  type NightlyInput,
} from '../../workflows/contract.ts';
import { accountIdKey } from '../../workflows/search-attributes.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** The hour at which the night's work begins, UTC. */
const hour = 3;

const input: NightlyInput = { version: 1, after: null, accountId: null };

type NightlyAction = ScheduleOptionsStartWorkflowAction<typeof nightlyWorkflowType>;

const scheduleOf = (taskQueue: string) =>
  ({
    spec: { calendars: [{ hour, comment: 'Every night at 03:00 UTC' }], timezone: 'UTC' },
    policies: { overlap: 'SKIP', catchupWindow: dayMs },
    action: {
      type: 'startWorkflow',
      workflowType: nightlyWorkflowType,
      workflowId: nightlyWorkflowId(taskQueue),
      taskQueue,
      args: [input],
      staticSummary: 'Compares every account with its carriers, and the campaigns with their workflows',
    },
  }) satisfies Omit<ScheduleOptions<NightlyAction>, 'scheduleId'>;

/**
 * Makes sure that the nightly comparison is scheduled, once however many workers start, and as this version has it. A
 * schedule that an operator paused stays paused.
 */
export async function ensureNightlySchedule(client: Client, taskQueue: string): Promise<void> {
  const scheduleId = nightlyScheduleId(taskQueue);
  const wanted = scheduleOf(taskQueue);
  try {
    await client.schedule.create({ scheduleId, ...wanted });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const handle = client.schedule.getHandle(scheduleId);
    if (isAsWanted(await handle.describe(), taskQueue)) return;
    await handle.update(({ state: { paused, note } }) => ({
      ...wanted,
      state: { paused, ...(note !== undefined && { note }) },
    }));
  }
}

/** Whether there is a nightly schedule, of whatever version. */
export async function hasNightlySchedule(client: Client, taskQueue: string): Promise<boolean> {
  try {
    await client.schedule.getHandle(nightlyScheduleId(taskQueue)).describe();
    return true;
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return false;
    throw error;
  }
}

/**
 * Runs the nightly comparison now, unless it is running.
 *
 * @throws Error while there is no schedule. Only a worker makes it: without one, Temporal may have lost the workflows.
 */
export async function triggerNightly(client: Client, taskQueue: string): Promise<void> {
  if (!(await hasNightlySchedule(client, taskQueue))) {
    throw new Error(
      'no worker has scheduled the nightly comparison yet; start one, or try again in half a minute',
    );
  }
  await client.schedule.getHandle(nightlyScheduleId(taskQueue)).trigger('SKIP');
}

/** Begins one account's comparison; the one that is under way is left alone. */
export async function startComparison(client: Client, taskQueue: string, accountId: string): Promise<void> {
  await client.workflow.start(nightlyWorkflowType, {
    taskQueue,
    workflowId: comparisonWorkflowId(accountId),
    workflowIdConflictPolicy: 'USE_EXISTING',
    args: [{ ...input, accountId }],
    staticSummary: `Compares the numbers of account ${accountId}`,
    typedSearchAttributes: [{ key: accountIdKey, value: accountId }],
  });
}

function isAsWanted({ spec, policies, action }: ScheduleDescription, taskQueue: string): boolean {
  const wanted = scheduleOf(taskQueue);
  const found = {
    times: (spec.calendars ?? []).map((at) =>
      [at.hour, at.minute, at.second].map((ranges) => ranges.map(({ start, end }) => [start, end])),
    ),
    intervals: spec.intervals ?? [],
    policies: { overlap: policies.overlap, catchupWindow: policies.catchupWindow },
    action: [action.workflowType, action.workflowId, action.taskQueue, action.args],
  };
  return isDeepStrictEqual(found, {
    times: [[hour, 0, 0].map((unit) => [[unit, unit]])],
    intervals: [],
    policies: wanted.policies,
    action: [nightlyWorkflowType.name, wanted.action.workflowId, taskQueue, wanted.action.args],
  });
}
