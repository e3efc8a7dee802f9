import { setTimeout as sleep } from 'node:timers/promises';
import { fired } from '../src/stop-signal.ts';

/** So long before each further start in a row; after the last one nothing more is tried. */
const usualPausesMs = [500, 1_000, 2_000, 4_000, 8_000, 16_000];
/** What ran for so long had started well: what ends it then is the first failure again. */
const settledAfterMs = 60_000;

/** What runs until it is stopped or ends by itself. */
export interface Running {
  stop(): Promise<void>;
}

interface KeptOptions {
  /** For people: `Postgres`. */
  part: string;
  /**
   * Starts it; what it cannot be started for is an error.
   *
   * @param onExit told when it ends by itself: how, with the end of its log
   * @param signal fires when it need not be started any more
   */
  start: (onExit: (how: string) => void, signal: AbortSignal) => Promise<Running>;
  /** Shows a line to the person in front of the screen. */
  say: (line: string) => void;
  /** Told, with the last cause, when it is not started again any more. */
  giveUp: (error: Error) => void;
  /** Fires when nothing is to be started any more. */
  signal: AbortSignal;
  pausesMs?: readonly number[];
}

/**
 * Starts a part, and starts it again whenever it ends by itself, after pauses that grow while it does not stay up for a
 * minute. Says each time why it ended.
 *
 * @throws what keeps it from starting the first time
 */
export async function keepRunning(options: KeptOptions): Promise<Running> {
  const { part, start, say, giveUp, pausesMs = usualPausesMs } = options;
  const stopping = new AbortController();
  const signal = AbortSignal.any([options.signal, stopping.signal]);

  const begin = async () => {
    let tell: (how: string) => void = () => {};
    const ended = new Promise<string>((resolve) => (tell = resolve));
    const running = await start(tell, signal);
    return { running, ended, sinceMs: performance.now() };
  };

  let current: Awaited<ReturnType<typeof begin>> | null = await begin();
  let failures = 0;

  /** Null: it was stopped meanwhile, or nothing more is tried. */
  const beginAgain = async (how: string) => {
    for (let cause = how; ;) {
      if (signal.aborted) return null;
      const pauseMs = pausesMs[failures];
      failures += 1;
      if (pauseMs === undefined) {
        giveUp(
          new Error(`${part} does not stay up, and was started again ${pausesMs.length} times: ${cause}`),
        );
        return null;
      }
      say(`${cause}\n${part} is started again in ${pauseMs / 1_000} s (${failures} of ${pausesMs.length}).`);
      await sleep(pauseMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return null;
      try {
        const begun = await begin();
        say(`${part} runs again.`);
        return begun;
      } catch (error) {
        cause = error instanceof Error ? error.message : String(error);
      }
    }
  };

  const keep = async () => {
    while (current !== null) {
      const how = await Promise.race([current.ended, fired(signal).then(() => null)]);
      if (how === null) return;
      if (performance.now() - current.sinceMs > settledAfterMs) failures = 0;
      current = null;
      current = await beginAgain(how);
    }
  };
  const kept = keep();

  return {
    async stop() {
      stopping.abort();
      await kept;
      await current?.running.stop();
    },
  };
}
