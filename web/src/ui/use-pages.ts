import { useInfiniteQuery } from '@tanstack/react-query';

interface PageOf<Item> {
  items: Item[];
  nextCursor: string | null;
}

/**
 * A list of the API, page after page.
 *
 * @param load asks for the page at a cursor; undefined: the first
 */
export function usePages<Item>(
  queryKey: readonly unknown[],
  load: (cursor: string | undefined) => Promise<PageOf<Item>>,
) {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  return { ...query, items: query.data?.pages.flatMap(({ items }) => items) ?? [] };
}
