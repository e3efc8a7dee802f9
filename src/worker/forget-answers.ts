import type { Sql } from 'postgres';
import { forgetAnswers } from '../db/idempotency/kept-answers.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

const pauseMs = 60_000;

/** Deletes the answers that were kept for requests with an `Idempotency-Key`, once their day is over. */
export async function keepAnswersForgotten(deps: {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { sql, log, signal } = deps;
  const failure = 'answers that are a day old cannot be deleted; trying again';
  await repeat({ log, failure, pauseMs, signal }, async () => ((await forgetAnswers(sql)) ? 0 : pauseMs));
}
