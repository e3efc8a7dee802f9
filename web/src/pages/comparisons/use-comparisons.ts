import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { usePages } from '../../ui/use-pages';

const pollMs = 2_000;
/** A comparison runs in the background: each carrier's appears in the list when it begins. */
const patienceMs = 20_000;

/** The comparisons with carriers' lists, and beginning one; while one runs the list is kept current. */
export function useComparisons() {
  const changed = useChanged();
  const [watching, setWatching] = useState(false);
  const known = useRef(new Set<string>());
  const list = usePages(['comparisons', 'list'], (cursor) =>
    answer(api.GET('/v1/comparisons', { params: { query: { cursor, limit: 20 } } })),
  );
  const { items, refetch } = list;
  const running = items.some(({ finishedAt }) => finishedAt === null);
  const begun = items.some(({ id }) => !known.current.has(id));

  const compare = useMutation({
    mutationFn: () => answer(api.POST('/v1/comparisons')),
    onMutate: () => {
      known.current = new Set(items.map(({ id }) => id));
    },
    onSuccess: () => setWatching(true),
  });

  useEffect(() => {
    if (!watching) return undefined;
    const timer = setTimeout(() => setWatching(false), patienceMs);
    return () => clearTimeout(timer);
  }, [watching]);
  useEffect(() => {
    if (!watching && !running) return undefined;
    const timer = setInterval(() => void refetch(), pollMs);
    return () => clearInterval(timer);
  }, [watching, running, refetch]);
  // What a comparison found is known when it ends.
  const finished = items.find(({ finishedAt }) => finishedAt !== null)?.id;
  useEffect(() => {
    void changed('comparison');
  }, [changed, finished, running]);

  return { list, compare, comparing: running || (watching && !begun) };
}

export type ComparisonPages = ReturnType<typeof useComparisons>['list'];
