import type { Sql } from 'postgres';
import { forgetEvents } from '../db/events/forget-events.ts';
import { numberEvents } from '../db/events/number-events.ts';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

interface Deps {
  sql: Sql;
  log: Logger;
  signal: AbortSignal;
}

const numberPauseMs = 1_000;
const forgetPauseMs = 60_000;

/** Gives events their places, from which on they are listed, until the signal fires. */
export async function keepEventsNumbered({ sql, log, signal }: Deps): Promise<void> {
  const failure = 'events cannot be numbered, so nobody is told of them; trying again';
  await repeat({ log, failure, pauseMs: numberPauseMs, signal }, async () =>
    (await numberEvents(sql)) ? 0 : numberPauseMs,
  );
}

/** Deletes events whose days are over, until the signal fires. */
export async function keepEventsFew({ sql, log, signal }: Deps): Promise<void> {
  const failure = 'old events cannot be deleted; trying again';
  await repeat({ log, failure, pauseMs: forgetPauseMs, signal }, async () =>
    (await forgetEvents(sql)) ? 0 : forgetPauseMs,
  );
}
