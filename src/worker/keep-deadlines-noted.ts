import type { Sql } from 'postgres';
import { noteMovedDeadlines } from '../db/campaigns/deadline-moves.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

const pauseMs = 60_000;

/** Tells the history of deadlines what dials have moved, until the signal fires. */
export async function keepDeadlinesNoted(deps: {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { sql, log, signal } = deps;
  let after: string | null = null;
  const failure = 'the history of deadlines cannot be written; trying again';
  await repeat({ log, failure, pauseMs, signal }, async () => {
    after = await noteMovedDeadlines(sql, after);
    return after === null ? pauseMs : 0;
  });
}
