import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import type { Logger } from '../log.ts';
import { repeat } from '../repeat.ts';

const shortestPauseMs = 250;
const longestPauseMs = 5_000;
const probeEveryMs = 20_000;
const probeBoundMs = 10_000;

/**
 * Listens to a channel of Postgres on a connection of its own, until the signal fires. The driver's own `listen` gives
 * up for good when the database is away longer than one attempt; this one goes on trying, and notices by a probe a
 * connection that died without a word.
 *
 * @param input.onListening called whenever listening has begun; from the second time on, something may have been missed
 */
export async function listen(input: {
  sql: Sql;
  channel: string;
  onPayload: (payload: string) => void;
  onListening: () => void;
  log: Logger;
  signal: AbortSignal;
}): Promise<void> {
  const { sql, channel, onPayload, onListening, log, signal } = input;
  const pace = { pauseMs: shortestPauseMs, longestPauseMs };
  const failure = 'changes cannot be listened to; trying again';
  await repeat({ log, failure, level: 'warn', ...pace, signal }, async (wentWell) => {
    const lost = new AbortController();
    const client = connect(sql, onPayload, () => lost.abort());
    try {
      await client`listen ${client(channel)}`;
      wentWell();
      onListening();
      await holdOpen(client, AbortSignal.any([lost.signal, signal]));
    } finally {
      await client.end({ timeout: 0 }).catch(() => {});
    }
    if (!signal.aborted) log.warn('the connection that hears of changes was lost; connecting again');
  });
}

/** Resolves when the connection is lost. */
async function holdOpen(client: Sql, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    await sleep(probeEveryMs, undefined, { signal: over }).catch(() => {});
    if (over.aborted) return;
    const bound = AbortSignal.any([over, AbortSignal.timeout(probeBoundMs)]);
    await Promise.race([client`select`, fires(bound)]);
    if (bound.aborted) return;
  }
}

const fires = (signal: AbortSignal) =>
  new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/** The same way to the database as `sql`, with one connection that is kept. */
function connect(sql: Sql, onnotify: (payload: string) => void, onclose: () => void): Sql {
  const options = {
    ...sql.options,
    max: 1,
    idle_timeout: null,
    max_lifetime: null,
    fetch_types: false,
    // Else a failure here would make the pool wait longer before it connects again.
    shared: { retries: 0, typeArrayMap: {} },
    onclose,
    onnotify: (_channel: string, payload: string) => onnotify(payload),
  };
  // The driver takes its own parsed options as they are, which is how its `listen` does it; its types do not say so.
  return postgres(options as unknown as postgres.Options<Record<string, never>>);
}
