import { setTimeout as sleep } from 'node:timers/promises';

const readyWithinMs = 60_000;
const probePauseMs = 100;

/**
 * Asks an address until it answers well, or the signal fires.
 *
 * @param check asked between two tries; what it throws ends the wait
 * @throws Error when there is no good answer within a minute
 */
export async function untilReady(url: string, signal: AbortSignal, check = () => {}): Promise<void> {
  const deadline = Date.now() + readyWithinMs;
  while (!signal.aborted) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(1_000) }).catch(() => null);
    await answer?.body?.cancel();
    check();
    if (answer?.ok) return;
    if (Date.now() > deadline) throw new Error(`${url} does not answer that it is ready`);
    await sleep(probePauseMs);
  }
}
