import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { stopSignal } from '../stop-signal.ts';
import { runWorker } from '../worker/run.ts';

/** `lastcall worker`: runs workflows and activities until it is told to stop. */
export async function worker(): Promise<void> {
  const config = readConfig();
  await runWorker(config, createLog(config.logLevel), stopSignal());
}
