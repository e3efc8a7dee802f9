import { Box, Group, NativeSelect } from '@mantine/core';
import { lazy, Suspense } from 'react';
import { adviceTitles } from '../../campaign/words';
import { SearchField } from '../../ui/search-field';
import { orderWords, type Sort } from './columns';
import type { Index } from './use-index';

const IndexTools = lazy(() => import('./index-tools'));
const toolsPlace = <Box h={36} w={216} />;

const adviceChoices = [
  { value: '', label: 'All campaigns' },
  { value: 'any', label: 'Any advice to archive' },
  ...Object.entries(adviceTitles).map(([value, label]) => ({ value, label })),
  { value: 'soon', label: 'Archives itself soon' },
];

/** Search, filter and order of an index. */
export function Filters({ index, advice }: { index: Index; advice?: boolean }) {
  const { filters, set } = index;
  return (
    <Group gap="sm" align="flex-end">
      <SearchField
        value={filters.search}
        onChange={(search) => set({ search })}
        placeholder="Part of the name"
        maxLength={200}
      />
      {advice && (
        <NativeSelect
          label="Show"
          data={adviceChoices}
          value={filters.archivesSoon ? 'soon' : filters.advice}
          onChange={({ currentTarget: { value } }) =>
            set(value === 'soon' ? { advice: '', archivesSoon: 'true' } : { advice: value, archivesSoon: '' })
          }
          style={{ flex: '1 1 12rem' }}
        />
      )}
      <NativeSelect
        label="Sort by"
        data={index.sorts.map((value) => ({ value, label: wordsOf(value) }))}
        value={filters.sort}
        onChange={({ currentTarget: { value } }) => set({ sort: value })}
        style={{ flex: '1 1 10rem' }}
      />
      {/* After the table, which people came for. */}
      <Suspense fallback={toolsPlace}>
        {index.query.isPending ? toolsPlace : <IndexTools status={index.status} />}
      </Suspense>
    </Group>
  );
}

function wordsOf(sort: Sort): string {
  const order = sort.replace('-', '') as keyof typeof orderWords;
  return orderWords[order][sort === order ? 0 : 1];
}
