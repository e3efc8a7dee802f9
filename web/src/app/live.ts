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

/** Keeps open pages current: the server tells what changed, and what is shown of it is asked for again. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => follow(queries), [queries]);
}

function follow(queries: QueryClient): () => void {
  const source = new EventSource('/v1/changes');
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
  const schedule = () => {
    timer ??= setTimeout(flush, Math.max(0, lastMs + pauseMs - Date.now()));
  };
  source.addEventListener('change', (event: MessageEvent<string>) => {
    const { topic } = JSON.parse(event.data) as Change;
    for (const word of topic === 'resync' ? ['*'] : (touched[topic] ?? [])) waiting.add(word);
    schedule();
  });
  return () => {
    source.close();
    clearTimeout(timer);
  };
}
