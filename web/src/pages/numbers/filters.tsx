import { Button, Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { carrierName } from '../../campaign/words';
import { useCampaignName } from '../../campaign/name';
import { carrierIds, states, stateWords } from './number-words';
import type { useNumberFilters } from './use-number-filters';

const stateChoices = [
  { value: '', label: 'All states' },
  ...states.map((state) => ({ value: state, label: stateWords[state] })),
];
const carrierChoices = [
  { value: '', label: 'All carriers' },
  ...carrierIds.map((carrier) => ({ value: carrier, label: carrierName(carrier) })),
];

export function Filters({ filters, set, clear, filtered }: ReturnType<typeof useNumberFilters>) {
  const [typed, setTyped] = useState(filters.search ?? '');
  const { data: campaign } = useCampaignName(filters.campaignId ?? null);
  const told = useRef(filters.search ?? '');
  const search = useDebouncedCallback((text: string) => {
    told.current = text.replaceAll(/\D/g, '');
    set({ search: told.current });
  }, 300);
  useEffect(() => {
    // The address was changed by something else, such as the browser's way back.
    const now = filters.search ?? '';
    if (now !== told.current) setTyped(now);
    told.current = now;
  }, [filters.search]);
  return (
    <Group gap="sm" align="flex-end">
      <TextInput
        label="Search"
        type="search"
        inputMode="tel"
        placeholder="Part of the number"
        maxLength={30}
        leftSection={<Search size={16} aria-hidden />}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
        style={{ flex: '2 1 12rem' }}
      />
      <NativeSelect
        label="State"
        data={stateChoices}
        value={filters.state ?? ''}
        onChange={(event) => set({ state: event.currentTarget.value })}
        style={{ flex: '1 1 8rem' }}
      />
      <NativeSelect
        label="Carrier"
        data={carrierChoices}
        value={filters.carrier ?? ''}
        onChange={(event) => set({ carrier: event.currentTarget.value })}
        style={{ flex: '1 1 8rem' }}
      />
      {filters.campaignId !== undefined && (
        <Button
          variant="default"
          rightSection={<X size={14} aria-hidden />}
          aria-label={`Only ${campaign ?? 'one campaign'}: show the numbers of all`}
          onClick={() => set({ campaignId: '' })}
          maw="100%"
        >
          Only {campaign ?? 'one campaign'}
        </Button>
      )}
      {filtered && (
        <Button variant="subtle" onClick={clear}>
          Clear
        </Button>
      )}
    </Group>
  );
}
