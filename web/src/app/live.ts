import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Change, isChange, makeStale } from '../api/stale';

/** Under a storm of changes a list is asked for at most this often. */
const pauseMs = 700;
/** After a refusal the stream is asked for again only then. */
const refusedPauseMs = 10_000;

/** Keeps open pages current: the server tells what changed, and what is shown of it is asked for again. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => follow(queries), [queries]);
}

/**
 * Follows the stream while the page is looked at. A browser has six connections to a server for all of its tabs: were
 * each tab to keep one, the seventh would never load.
 */
function follow(queries: QueryClient): () => void {
  const { add, stop } = refresher(queries);
  let source: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let missed = false;

  const leave = () => {
    clearTimeout(again);
    source?.close();
    source = undefined;
    missed = true;
  };
  const open = () => {
    const opened = new EventSource('/v1/changes');
    source = opened;
    opened.addEventListener('open', () => {
      if (missed) add('everything');
      missed = false;
    });
    opened.addEventListener('change', (event: MessageEvent<string>) => {
      const { topic } = JSON.parse(event.data) as { topic: string };
      if (topic === 'resync') add('everything');
      else if (isChange(topic)) add(topic);
    });
    opened.addEventListener('error', () => {
      // Browsers reconnect by themselves after a lost connection, but not after a refusal, such as that of a proxy
      // whose server restarts.
      if (opened.readyState !== EventSource.CLOSED) return;
      leave();
      again = setTimeout(follows, refusedPauseMs);
    });
  };
  const follows = () => {
    if (document.visibilityState === 'hidden') leave();
    else if (!source) open();
  };
  follows();
  document.addEventListener('visibilitychange', follows);
  return () => {
    document.removeEventListener('visibilitychange', follows);
    leave();
    stop();
  };
}

/** Gathers what changed, and makes what tells of it stale. */
function refresher(queries: QueryClient) {
  const waiting = new Set<Change | 'everything'>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = 0;
  const flush = () => {
    timer = undefined;
    lastMs = Date.now();
    const changes = [...waiting].filter((change) => change !== 'everything');
    void makeStale(queries, waiting.has('everything') ? 'everything' : changes);
    waiting.clear();
  };
  return {
    add: (change: Change | 'everything') => {
      waiting.add(change);
      timer ??= setTimeout(flush, Math.max(0, lastMs + pauseMs - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
