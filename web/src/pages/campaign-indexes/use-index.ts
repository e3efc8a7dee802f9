import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { api, type paths, type Schemas } from '../../api/client';
import type { Campaign } from '../../campaign/words';
import { indexColumns, ordersOf, type Sort } from './columns';

type Query = NonNullable<paths['/v1/campaigns']['get']['parameters']['query']>;
type AdviceFilter = NonNullable<Query['advice']>;

/** Large, so that some hundred campaigns are a few requests. */
export const pageSize = 100;

/** Who is live changes also by silence, which nothing tells of. A long list, of many requests, is asked for less often. */
const livePauseMs = (pages: number): number => (pages > 3 ? 60_000 : 10_000);

/** What the address says about which campaigns are shown, in which order. */
interface Filters {
  search: string;
  sort: Sort;
  advice: AdviceFilter | '';
  archivesSoon: boolean;
}

/** An index of campaigns whose state is in the address. */
export function useIndex(status: Campaign['status']) {
  const sorts = ordersOf(status);
  const [params, setParams] = useSearchParams();
  const asked = params.get('sort') as Sort | null;
  const filters: Filters = {
    search: params.get('search')?.slice(0, 200) ?? '',
    sort: asked !== null && sorts.includes(asked) ? asked : indexColumns[status].first,
    advice: (params.get('advice') ?? '') as AdviceFilter | '',
    archivesSoon: params.get('archivesSoon') === 'true',
  };
  const set = useCallback(
    (changes: Partial<Record<keyof Filters, string>>) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          for (const [name, value] of Object.entries(changes)) {
            if (value) after.set(name, value);
            else after.delete(name);
          }
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  const query = useInfiniteQuery({
    queryKey: ['campaigns', status, filters],
    queryFn: ({ pageParam, signal }) => load(status, filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => status === 'active' && livePauseMs(state.data?.pages.length ?? 0),
  });
  const pages = query.data?.pages ?? [];
  return {
    status,
    query,
    filters,
    /** The orders that it can have. */
    sorts,
    set,
    /** Changes with what is asked for, not with what is answered. */
    key: JSON.stringify(filters),
    filtered: filters.search !== '' || filters.advice !== '' || filters.archivesSoon,
    items: pages.flatMap(({ items }) => items),
    /** When what is shown was true, by the server's clock; of several pages the oldest. */
    loadedAtMs: Math.min(...pages.map((page) => page.loadedAtMs)),
  };
}

export type Index = ReturnType<typeof useIndex>;

async function load(
  status: Campaign['status'],
  { search, sort, advice, archivesSoon }: Filters,
  cursor: string | undefined,
  signal: AbortSignal,
) {
  const { data, response } = await api.GET('/v1/campaigns', {
    params: {
      query: {
        status,
        sort,
        limit: pageSize,
        ...(search.trim() && { search: search.trim() }),
        ...(advice && { advice }),
        ...(archivesSoon && { archivesSoon: 'true' as const }),
        ...(cursor !== undefined && { cursor }),
      },
    },
    signal,
  });
  const sentMs = Date.parse(response.headers.get('date') ?? '');
  return { ...(data as Schemas['CampaignPage']), loadedAtMs: Number.isNaN(sentMs) ? Date.now() : sentMs };
}
