import { ScheduleNotFoundError } from '@temporalio/client';
import { nightlyScheduleId } from '../../workflows/contract.ts';
import { within } from '../temporal/within.ts';
import { type Check, ok, warning } from './check.ts';

const answerMs = 10_000;
const lateMs = 36 * 60 * 60 * 1_000;

export const nightly: Check = {
  name: 'nightly',
  needs: ['temporal'],
  async run({ temporal, config: { taskQueue } }) {
    if ('error' in temporal) throw temporal.error;
    const { client, connection } = temporal;
    const scheduleId = nightlyScheduleId(taskQueue);
    try {
      const { state, info } = await within(connection, Date.now() + answerMs, () =>
        client.schedule.getHandle(scheduleId).describe(),
      );
      if (state.paused)
        return [
          warning(
            'the nightly comparison is paused: leaks and missing workflows are not found',
            `Unpause the schedule ${scheduleId} in the Temporal UI.`,
          ),
        ];
      const last = info.recentActions.at(-1)?.takenAt ?? null;
      const sinceMs = Date.now() - (last ?? info.createdAt).getTime();
      if (sinceMs > lateMs)
        return [
          warning(
            `the nightly comparison last began ${Math.floor(sinceMs / 3_600_000)} h ago`,
            'Look at the schedule in the Temporal UI, and run `lastcall compare`.',
          ),
        ];
      return [ok(last ? `it last began ${last.toISOString()}` : 'it is scheduled, and has not run yet')];
    } catch (error) {
      if (!(error instanceof ScheduleNotFoundError)) throw error;
      return [
        warning(
          'the nightly comparison is not scheduled',
          'Start a worker, which schedules it within 15 s; see that LASTCALL_TASK_QUEUE is the workers’.',
        ),
      ];
    }
  },
};
