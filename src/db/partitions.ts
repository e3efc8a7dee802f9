import type { Sql } from 'postgres';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

/** Months for which partitions are made ahead: a year in which nobody looks loses nothing. */
const monthsAhead = 12;
const dayMs = 24 * 60 * 60 * 1000;

/** Makes the partitions of this month and the coming ones; those that exist stay as they are. */
export async function ensurePartitions(sql: Sql): Promise<void> {
  await sql`select ensure_campaign_partitions(${monthsAhead})`;
}

/** Does it every day until the signal fires. A day that failed is made good the day after. */
export async function keepPartitionsAhead(deps: {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { sql, log, signal } = deps;
  const failure = 'partitions cannot be made; trying again tomorrow';
  await repeat({ log, failure, pauseMs: dayMs, signal }, () => ensurePartitions(sql));
}
