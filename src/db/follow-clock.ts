import type { Sql } from 'postgres';
import { setClock } from '../clock.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

/** Two clocks drift apart by some ms in an hour; a machine that slept is found so soon. */
const pauseMs = 10_000;
const failurePauseMs = 1_000;
/** An answer that took longer does not tell when it was written. */
const longestAnswerMs = 1_000;

/** Keeps this process's time the database's, until the signal fires. */
export async function followClock({
  sql,
  log,
  signal,
}: {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const failure = 'the database’s time cannot be read: what was read last goes on, and it is tried again';
  const pace = { pauseMs: failurePauseMs, longestPauseMs: pauseMs };
  await repeat({ log, failure, level: 'warn', ...pace, signal }, async () =>
    (await readClock(sql)) ? pauseMs : failurePauseMs,
  );
}

/**
 * Reads the database's time once.
 *
 * @returns whether the answer came fast enough to be of use
 */
export async function readClock(sql: Sql): Promise<boolean> {
  const askedMs = performance.now();
  const [row] = await sql<{ ms: number }[]>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
  const tookMs = performance.now() - askedMs;
  if (!row || tookMs > longestAnswerMs) return false;
  setClock(row.ms, askedMs + tookMs / 2);
  return true;
}
