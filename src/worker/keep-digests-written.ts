import type { Sql } from 'postgres';
import { writeDigest } from '../db/digests/write-digests.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

const pauseMs = 60_000;

/** Writes the digests of accounts whose Monday morning has come, until the signal fires. */
export async function keepDigestsWritten(deps: {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { sql, log, signal } = deps;
  const failure = 'digests cannot be written; trying again';
  await repeat({ log, failure, pauseMs, signal }, async () => ((await writeDigest(sql)) ? 0 : pauseMs));
}
