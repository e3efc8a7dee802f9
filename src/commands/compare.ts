import { readConfig } from '../config.ts';
import { openClient, temporalTarget } from '../temporal/connect.ts';
import { triggerNightly } from '../temporal/nightly-schedule.ts';

/** `lastcall compare`: runs the nightly comparison now, in the background of a worker. */
export async function compare(): Promise<void> {
  const config = readConfig();
  const { client, connection } = openClient(temporalTarget(config));
  try {
    await triggerNightly(client, config.taskQueue);
    console.log('The comparison is begun, unless it was under way; GET /v1/comparisons tells what it finds.');
  } finally {
    await connection.close();
  }
}
