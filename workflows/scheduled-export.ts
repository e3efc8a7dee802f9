import { workflowInfo } from '@temporalio/workflow';
import { database } from './activities.ts';
import type { ScheduledExportInput } from './contract.ts';

/** Asks for the export that a schedule is for. Its own id has the time that it is for. */
export async function scheduledExport({ scheduleId }: ScheduledExportInput): Promise<void> {
  const { workflowId, startTime } = workflowInfo();
  await database.createScheduledExport({ scheduleId, occurrence: workflowId, atMs: startTime.getTime() });
}
