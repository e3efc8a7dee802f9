import type { Sql } from 'postgres';
import { deleteOldMails } from '../db/mails/delete-old-mails.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

const pauseMs = 60 * 60 * 1000;

/** Deletes mails whose time is over, until the signal fires. */
export async function keepMailsFew(deps: {
  sql: Sql;
  keptDays: number;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { sql, keptDays, log, signal } = deps;
  const failure = 'old mails cannot be deleted; trying again';
  await repeat({ log, failure, pauseMs, signal }, async () =>
    (await deleteOldMails(sql, keptDays)) ? 0 : pauseMs,
  );
}
