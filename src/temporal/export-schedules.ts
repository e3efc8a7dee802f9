import {
  type Client,
  ScheduleAlreadyRunning,
  ScheduleNotFoundError,
  type ScheduleOptions,
  type ScheduleOptionsStartWorkflowAction,
} from '@temporalio/client';
import {
  exportScheduleId,
  scheduledExportWorkflowId,
  scheduledExportWorkflowType,
} from '../../workflows/contract.ts';
import type { ScheduledTimes } from '../db/account-exports/schedules.ts';

const dayMs = 24 * 60 * 60 * 1000;
const weekdays = ['SUNDAY', 'MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY'] as const;

type ExportAction = ScheduleOptionsStartWorkflowAction<typeof scheduledExportWorkflowType>;

const scheduleOf = ({ scheduleId, timeZone, every, weekday, hour }: ScheduledTimes, taskQueue: string) =>
  ({
    spec: {
      calendars: [
        {
          hour,
          ...(every === 'week' && { dayOfWeek: weekdays[weekday ?? 1] ?? 'MONDAY' }),
          ...(every === 'month' && { dayOfMonth: 1 }),
        },
      ],
      timezone: timeZone,
    },
    // One that was missed is made good within a day: its days are those before the time at which it begins.
    policies: { overlap: 'SKIP', catchupWindow: dayMs },
    action: {
      type: 'startWorkflow',
      workflowType: scheduledExportWorkflowType,
      workflowId: scheduledExportWorkflowId(scheduleId),
      taskQueue,
      args: [{ version: 1, scheduleId }],
      staticSummary: `Asks for the export of schedule ${scheduleId}`,
    },
  }) satisfies Omit<ScheduleOptions<ExportAction>, 'scheduleId'>;

/** Makes sure that Temporal has a schedule as the database has it. One that an operator paused stays paused. */
export async function ensureExportSchedule(
  client: Client,
  taskQueue: string,
  times: ScheduledTimes,
): Promise<void> {
  const scheduleId = exportScheduleId(times.scheduleId);
  const wanted = scheduleOf(times, taskQueue);
  try {
    await client.schedule.create({ scheduleId, ...wanted });
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    await client.schedule.getHandle(scheduleId).update(({ state: { paused, note } }) => ({
      ...wanted,
      state: { paused, ...(note !== undefined && { note }) },
    }));
  }
}

/** Takes a schedule out of Temporal; one that is not there is no error. */
export async function removeExportSchedule(client: Client, scheduleId: string): Promise<void> {
  try {
    await client.schedule.getHandle(exportScheduleId(scheduleId)).delete();
  } catch (error) {
    if (!(error instanceof ScheduleNotFoundError)) throw error;
  }
}
