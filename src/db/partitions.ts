import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { describeError, type Logger } from '../log.ts';

/** Months for which partitions are made ahead: a year in which nobody looks loses nothing. */
const monthsAhead = 12;
const dayMs = 24 * 60 * 60 * 1000;

/** Makes the partitions of this month and the coming ones; those that exist stay as they are. */
export async function ensurePartitions(sql: Sql): Promise<void> {
  await sql`select ensure_campaign_partitions(${monthsAhead})`;
}

/** Does it every day until the signal fires. A day that failed is logged and made good the day after. */
export async function keepPartitionsAhead(deps: {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  while (!deps.signal.aborted) {
    await ensurePartitions(deps.sql).catch((error: unknown) => {
      deps.log.error({ error: describeError(error) }, 'partitions cannot be made');
    });
    await sleep(dayMs, undefined, { signal: deps.signal }).catch(() => {});
  }
}
