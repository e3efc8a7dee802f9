import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { refreshDueOverlaps } from '../db/contacts/refresh-overlaps.ts';
import { describeError, type Logger } from '../log.ts';

const pauseMs = 2_000;
const atMostEverySeconds = 30;

/**
 * Finds again which campaigns share contacts, wherever contacts changed, until the signal fires. A failure is logged
 * once and the account stays due.
 */
export async function keepOverlapsFresh(deps: { sql: Sql; log: Logger; signal: AbortSignal }): Promise<void> {
  let failing = false;
  while (!deps.signal.aborted) {
    let found = false;
    try {
      found = await refreshDueOverlaps(deps.sql, atMostEverySeconds);
      failing = false;
    } catch (error) {
      if (!failing) deps.log.error({ error: describeError(error) }, 'overlaps cannot be found; trying again');
      failing = true;
    }
    if (!found) await sleep(pauseMs, undefined, { signal: deps.signal }).catch(() => {});
  }
}
