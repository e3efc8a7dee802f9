import { describeError, type Logger } from '../log.ts';

/** Things that are written together a moment later; of one key only the last. */
interface Collector<V> {
  /** Never waits and never throws. */
  add(key: string, value: V): void;
  /** Writes what is left. */
  close(): Promise<void>;
}

/**
 * Collects what comes in until `waitMs` after the first of it, then writes it at once. A write that fails is logged and
 * not tried again: these are things of the moment, and the next moment brings new ones.
 *
 * @param options.most what comes beyond so many keys is dropped
 */
export function collect<V>(options: {
  waitMs: number;
  most: number;
  write: (values: V[]) => Promise<unknown>;
  log: Logger;
  what: string;
}): Collector<V> {
  const { waitMs, most, write, log, what } = options;
  const waiting = new Map<string, V>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const flush = async () => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.size === 0) return;
    const values = [...waiting.values()];
    waiting.clear();
    try {
      await write(values);
    } catch (error) {
      log.warn(
        { what, count: values.length, error: describeError(error) },
        'not written; the next ones follow',
      );
    }
  };

  return {
    add(key, value) {
      if (waiting.size >= most && !waiting.has(key)) return;
      waiting.set(key, value);
      // One after the other: a slow database is not asked by ever more connections.
      timer ??= setTimeout(() => void (writing = writing.then(flush)), waitMs).unref();
    },
    async close() {
      await writing;
      await flush();
    },
  };
}
