import { Stack, Switch, Text } from '@mantine/core';
import { InboxIcon } from 'lucide-react';
import { useSearchParams } from 'react-router';
import { answer, api } from '../api/client';
import { useMay } from '../session/session';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { plural } from '../ui/format';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { Term } from '../ui/term';
import { usePages } from '../ui/use-pages';
import { RetryAll } from './inbox/retry-all';
import { InboxTable } from './inbox/inbox-table';
import { StuckWorkflows } from './inbox/stuck-workflows';

const filter = 'needs-operator';

/** The numbers whose release waits, and for what. */
export default function Inbox() {
  const [search, setSearch] = useSearchParams();
  const manager = useMay('owner', 'admin');
  const needsOperator = search.get(filter) === 'true';
  const list = usePages(['inbox', { needsOperator }], (cursor) =>
    answer(
      api.GET('/v1/inbox', {
        params: { query: { needsOperator: needsOperator ? 'true' : 'false', cursor, limit: 100 } },
      }),
    ),
  );
  const { items, error, isPending, refetch } = list;
  return (
    <Page
      title="Operators’ inbox"
      description={
        <>
          Phone numbers whose <Term word="release" /> waits: for a person, for a date, or because a{' '}
          <Term word="carrier" /> has been failing for an hour. Everything else is automatic.
        </>
      }
    >
      <StuckWorkflows />
      {manager && <RetryAll />}
      <Switch
        label="Needs an operator only"
        checked={needsOperator}
        onChange={(event) =>
          setSearch(event.currentTarget.checked ? { [filter]: 'true' } : {}, { replace: true })
        }
      />
      {isPending ? (
        <RowsSkeleton />
      ) : list.data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={InboxIcon}
          title="Nothing is waiting"
          text={
            needsOperator
              ? 'No number needs an operator. What waits for a date or a carrier continues automatically.'
              : 'Every number of your archived campaigns is released or on its way. When one waits for you, it appears here with what to do.'
          }
        />
      ) : (
        <Stack>
          <Text size="sm" role="status">
            {plural(items.length, 'number')}
            {list.hasNextPage ? ' shown, and more' : ' waiting'}
          </Text>
          <InboxTable items={items} mayRetry={manager} />
          <LoadMore query={list} />
        </Stack>
      )}
    </Page>
  );
}
