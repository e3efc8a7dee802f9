import { heartbeat } from '@temporalio/activity';

const heartbeatMs = 2_000;

/** Tells the server while `work` runs that this worker lives, so that a dead one is noticed soon. */
export async function withHeartbeat<T>(work: () => Promise<T>): Promise<T> {
  heartbeat();
  const timer = setInterval(heartbeat, heartbeatMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
