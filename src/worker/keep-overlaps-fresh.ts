import type { Sql } from 'postgres';
import { refreshDueOverlaps } from '../db/contacts/refresh-overlaps.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

const pauseMs = 2_000;
const atMostEverySeconds = 30;

/**
 * Finds again which campaigns share contacts, wherever contacts changed, until the signal fires. A failure is logged
 * once and the account stays due.
 */
export async function keepOverlapsFresh(deps: { sql: Sql; log: Logger; signal: AbortSignal }): Promise<void> {
  const { sql, log, signal } = deps;
  const failure = 'overlaps cannot be found; trying again';
  await repeat({ log, failure, pauseMs, signal }, async () =>
    (await refreshDueOverlaps(sql, atMostEverySeconds)) ? 0 : pauseMs,
  );
}
