import { setTimeout as sleep } from 'node:timers/promises';
import type { ConnectionLike } from '@temporalio/client';

/** Temporal gave no answer in time. */
export class TemporalSilentError extends Error {
  override readonly name = 'TemporalSilentError';
}

/**
 * Runs calls to Temporal until a moment and no longer. The client's own deadline ends a call; connecting before it, and
 * the pauses before a call is tried again, go beyond.
 *
 * @param deadlineMs Unix epoch in ms
 * @throws TemporalSilentError when the moment comes first
 */
export async function within<T>(
  connection: ConnectionLike,
  deadlineMs: number,
  work: () => Promise<T>,
): Promise<T> {
  const settled = new AbortController();
  const tooLate = async (): Promise<never> => {
    await sleep(Math.max(0, deadlineMs - Date.now()), undefined, { signal: settled.signal });
    throw new TemporalSilentError('Temporal gave no answer in time');
  };
  try {
    return await Promise.race([connection.withDeadline(deadlineMs, work), tooLate()]);
  } finally {
    settled.abort();
  }
}
