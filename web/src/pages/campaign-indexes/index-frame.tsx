import { Button, Stack } from '@mantine/core';
import { type LucideIcon, SearchX } from 'lucide-react';
import type { ReactNode } from 'react';
import { RowsSkeleton } from '../../ui/rows-skeleton';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import type { Index } from './use-index';

/** An index in whatever state it is: loading, failed, without campaigns, or with some. */
export function IndexFrame(props: {
  index: Index;
  filters: ReactNode;
  empty: { icon: LucideIcon; title: string; text: string; action?: ReactNode };
  children: ReactNode;
}) {
  const { index, filters, empty, children } = props;
  const { query, items, filtered, set } = index;
  const showAll = () => set({ search: '', advice: '', archivesSoon: '' });
  let content: ReactNode;
  if (query.isPending) content = <RowsSkeleton />;
  else if (query.error && items.length === 0) {
    content = <ErrorState error={query.error} retry={() => void query.refetch()} />;
  } else if (items.length > 0) {
    content = (
      <Stack
        gap="md"
        style={{ opacity: query.isPlaceholderData ? 0.6 : 1 }}
        aria-busy={query.isPlaceholderData}
      >
        {children}
        <LoadMore query={query} />
      </Stack>
    );
  } else if (filtered) {
    content = (
      <EmptyState
        icon={SearchX}
        title="Nothing matches"
        text="No campaign here has what you search for."
        action={
          <Button variant="default" onClick={showAll}>
            Show all campaigns
          </Button>
        }
      />
    );
  } else content = <EmptyState {...empty} />;
  // Without campaigns there is nothing to search.
  const withFilters = items.length > 0 || filtered || query.isPending;
  return (
    <>
      {withFilters && filters}
      {content}
    </>
  );
}
