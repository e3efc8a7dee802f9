import { cancellationSignal } from '@temporalio/activity';
import { discardAccountExport } from '../src/account-exports/discard-account-export.ts';
import { makeAccountExport } from '../src/account-exports/make-account-export.ts';
import { createScheduledExport } from '../src/db/account-exports/schedules.ts';
import type { ActivityDeps } from './deps.ts';
import { withHeartbeat } from './heartbeat.ts';

/** Exports of all of an account. */
export function accountExportActivities({ sql, store }: ActivityDeps) {
  return {
    /** Goes on where a crashed attempt stopped: after the last part that is recorded. */
    async makeAccountExport({ exportId }: { exportId: string }): Promise<void> {
      await withHeartbeat(() =>
        makeAccountExport({ sql, store }, exportId, { signal: cancellationSignal() }),
      );
    },

    /** Takes the files away if their time is over; else tells in how many ms it will be. */
    async discardAccountExport({ exportId }: { exportId: string }): Promise<{ keptForMs: number }> {
      return withHeartbeat(() => discardAccountExport({ sql, store }, exportId));
    },

    async createScheduledExport(input: {
      scheduleId: string;
      occurrence: string;
      atMs: number;
    }): Promise<void> {
      const { scheduleId, occurrence, atMs } = input;
      await createScheduledExport(sql, { scheduleId, occurrence, at: new Date(atMs) });
    },
  };
}
