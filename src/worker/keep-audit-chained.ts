import type { Sql } from 'postgres';
import { chainEntries } from '../db/audit/chain-entries.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

const pauseMs = 1_000;

/** Gives entries of the audit log their places in the chain of hashes, until the signal fires. */
export async function keepAuditChained({
  sql,
  log,
  signal,
}: {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const failure =
    'entries of the audit log cannot be chained, so that a change of them does not show; trying again';
  await repeat({ log, failure, pauseMs, signal }, async () => ((await chainEntries(sql)) ? 0 : pauseMs));
}
