import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

interface Change {
  topic: 'campaign' | 'calls' | 'assignment' | 'bulk_job' | 'resync';
  id?: string;
}

/** Query keys begin with one of these words; a change makes those it touches stale. */
const touched: Record<Change['topic'], readonly string[]> = {
  campaign: ['campaigns', 'campaign', 'campaign-counts', 'numbers', 'inbox'],
  calls: ['campaigns', 'campaign'],
  assignment: ['assignments', 'callers'],
  bulk_job: ['bulk-job', 'bulk-jobs'],
  resync: [],
};

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
      if (missed) add('*');
      missed = false;
    });
    opened.addEventListener('change', (event: MessageEvent<string>) => {
      const { topic } = JSON.parse(event.data) as Change;
      for (const word of topic === 'resync' ? ['*'] : (touched[topic] ?? [])) add(word);
    });
    opened.addEventListener('error', () => {
      // Browsers come again by themselves after a lost connection, but not after a refusal, such as that of a proxy
      // whose server starts anew.
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

/** Makes queries stale by the words that their keys begin with; `*` stands for all. */
function refresher(queries: QueryClient) {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastMs = 0;
  const flush = () => {
    timer = undefined;
    lastMs = Date.now();
    const words = new Set(waiting);
    waiting.clear();
    void queries.invalidateQueries({
      predicate: ({ queryKey: [word] }) => words.has('*') || words.has(String(word)),
    });
  };
  return {
    add: (word: string) => {
      waiting.add(word);
      timer ??= setTimeout(flush, Math.max(0, lastMs + pauseMs - Date.now()));
    },
    stop: () => clearTimeout(timer),
  };
}
