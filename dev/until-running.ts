import { setTimeout as sleep } from 'node:timers/promises';
import type { ServerProcess } from './server-process.ts';

const START_TIMEOUT_MS = 60_000;
const PROBE_PAUSE_MS = 50;

/**
 * Waits until a server that was just started answers.
 *
 * @param what for people: `nginx`
 * @throws Error when it ends or stays silent for a minute, with the end of its log; it is stopped then
 */
export async function untilRunning(
  what: string,
  server: ServerProcess,
  answers: () => Promise<boolean>,
): Promise<void> {
  let ended: string | undefined;
  server.onEnd((how) => (ended = how));
  for (const deadline = Date.now() + START_TIMEOUT_MS; !(await answers());) {
    if (ended === undefined && Date.now() < deadline) {
      await sleep(PROBE_PAUSE_MS);
      continue;
    }
    await server.stop();
    throw new Error(`${what} did not start (${ended ?? 'no answer'}):\n${server.logTail()}`);
  }
}
