import type { Sql } from 'postgres';
import { remindPeople } from '../db/campaigns/remind-people.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

const pauseMs = 60_000;

/** Reminds people of deadlines, as their accounts want it, until the signal fires. */
export async function keepPeopleReminded(deps: {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { sql, log, signal } = deps;
  const failure = 'people cannot be reminded of deadlines; trying again';
  await repeat({ log, failure, pauseMs, signal }, async () =>
    (await remindPeople(sql, null)) ? 0 : pauseMs,
  );
}
