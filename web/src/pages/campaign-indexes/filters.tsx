import { Box, CloseButton, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { adviceTitles } from '../../campaign/words';
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
      <SearchField value={filters.search} onChange={(search) => set({ search })} />
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

/** Tells what was typed when the typing pauses. */
function SearchField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useDebouncedCallback((next: string) => {
    told.current = next;
    onChange(next);
  }, 300);
  useEffect(() => {
    // The address was changed by something else, such as the browser's way back.
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  const type = (next: string) => {
    setText(next);
    tell(next);
  };
  return (
    <TextInput
      label="Search"
      type="search"
      placeholder="Part of the name"
      maxLength={200}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={
        text ? <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('')} /> : null
      }
      value={text}
      onChange={(event) => type(event.currentTarget.value)}
      style={{ flex: '2 1 14rem' }}
    />
  );
}
