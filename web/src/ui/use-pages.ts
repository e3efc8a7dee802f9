import { useInfiniteQuery } from '@tanstack/react-query';

interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

/**
 * A list of the API, page after page.
 *
 * @param load asks for the page at a cursor; undefined: the first
 * @param againMs after how many ms it is asked for again, as long as there are such items; false: not by itself
 */
export function usePages<Item>(
  queryKey: readonly unknown[],
  load: (cursor: string | undefined) => Promise<PageOf<Item>>,
  againMs: (items: Item[]) => number | false = () => false,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: ({ state }) => againMs(state.data?.pages.flatMap(({ items }) => items) ?? []),
  });
  return { ...query, items: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
