import type { Sql } from 'postgres';
import type { Logger } from '../log.ts';
import { type Change, changeFor, changesChannel, parseNotification, type Watcher } from './change.ts';
import { listen } from './listen.ts';

/** One who is told of changes. What they may see is decided again with each of them. */
interface Subscriber {
  watcher: Watcher;
  tell: (change: Change) => void;
  /** The process stops. */
  end: () => void;
}

/** Word of what changes, for those who watch. */
export interface Changes {
  /** Nothing is missed from now on without a `resync`, which also comes when listening begins. Answers how to leave. */
  subscribe(subscriber: Subscriber): () => void;
  /** Resolves when changes are heard of. */
  listening(): Promise<void>;
  /** Ends every subscription, and takes no more. */
  endAll(): void;
  close(): Promise<void>;
}

/** Hears of changes on one connection a process, from the first subscriber on, and hands each to whom it concerns. */
export function openChanges(sql: Sql, log: Logger): Changes {
  const subscribers = new Set<Subscriber>();
  const stop = new AbortController();
  let loop: Promise<void> | undefined;
  let heard = () => {};
  const listening = new Promise<void>((resolve) => (heard = resolve));

  const onPayload = (payload: string) => {
    const notification = parseNotification(payload);
    if (!notification) return;
    for (const { watcher, tell } of subscribers) {
      const change = changeFor(watcher, notification);
      if (change) tell(change);
    }
  };
  const onListening = () => {
    for (const { tell } of subscribers) tell({ topic: 'resync' });
    heard();
  };

  const endAll = () => {
    stop.abort();
    for (const { end } of subscribers) end();
    subscribers.clear();
  };
  return {
    subscribe(subscriber) {
      if (stop.signal.aborted) {
        subscriber.end();
        return () => {};
      }
      subscribers.add(subscriber);
      loop ??= listen({ sql, channel: changesChannel, onPayload, onListening, log, signal: stop.signal });
      return () => void subscribers.delete(subscriber);
    },
    listening: () => listening,
    endAll,
    async close() {
      endAll();
      await loop;
    },
  };
}
