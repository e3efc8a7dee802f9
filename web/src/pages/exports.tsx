import { Group, SegmentedControl, Stack, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { FileDown, Search } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../api/client';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { LoadMore } from '../ui/load-more';
import { Page } from '../ui/page';
import { Term } from '../ui/term';
import { usePages } from '../ui/use-pages';
import { AccountExports } from './exports/account/account-exports';
import { ExportRows } from './exports/export-rows';

const sorts = { archived: '-archived', active: 'name' } as const;
type Status = keyof typeof sorts;

/** Every campaign's calls, contacts and receipts as files, and who downloaded them last. */
export default function Exports() {
  const [status, setStatus] = useState<Status>('archived');
  const [typed, setTyped] = useState('');
  const [debounced] = useDebouncedValue(typed.trim(), 250);
  const search = debounced === '' ? undefined : debounced;
  const list = usePages(['campaigns', 'exports', status, search], (cursor) =>
    answer(
      api.GET('/v1/campaigns', {
        params: { query: { status, search, sort: sorts[status], cursor, limit: 50 } },
      }),
    ),
  );
  const { items, data, error, isPending, refetch } = list;
  return (
    <Page
      title="Exports"
      description={
        <>
          Calls, contacts and <Term word="receipt">receipts</Term> of each campaign, for spreadsheets. An
          archived campaign’s files are <Term word="seal">sealed</Term> and stay the same; an active one’s are
          made when you download them.
        </>
      }
    >
      <AccountExports />
      <Title order={2} size="h4">
        Of one campaign
      </Title>
      <Group gap="sm" align="flex-end">
        <SegmentedControl
          aria-label="Which campaigns"
          value={status}
          onChange={(value) => setStatus(value)}
          data={[
            { value: 'archived', label: 'Archived' },
            { value: 'active', label: 'Active' },
          ]}
        />
        <TextInput
          type="search"
          aria-label="Search by campaign name"
          placeholder="Search by name"
          leftSection={<Search size={16} aria-hidden />}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.currentTarget.value)}
          style={{ flex: '1 1 12rem', maxWidth: 360 }}
        />
      </Group>
      {isPending ? (
        <RowsSkeleton />
      ) : data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={FileDown}
          title={search === undefined ? `No ${status} campaigns yet` : 'No campaign has that name'}
          text={
            search !== undefined
              ? `Try a part of the name, or look among the ${status === 'active' ? 'archived' : 'active'} campaigns.`
              : status === 'archived'
                ? 'When a campaign is archived, its files are sealed and can be downloaded here at any time.'
                : 'Launch a draft. From then on its calls and contacts can be downloaded here.'
          }
        />
      ) : (
        <Stack>
          <ExportRows campaigns={items} />
          <LoadMore query={list} />
        </Stack>
      )}
    </Page>
  );
}
