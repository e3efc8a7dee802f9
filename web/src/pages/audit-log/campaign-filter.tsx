import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useCampaignName } from '../../campaign/name';

const mostChoices = 20;

/** Which campaign's entries are shown; all of them for null. */
export function CampaignFilter(props: {
  value: string | null;
  onChange: (campaignId: string | null) => void;
}) {
  const { value, onChange } = props;
  const { data: name } = useCampaignName(value);
  const [typed, setTyped] = useState('');
  const [debounced] = useDebouncedValue(typed.trim(), 250);
  // What is chosen stands in the field as well: that is not a search.
  const search = debounced === '' || debounced === name ? undefined : debounced;
  const found = useQuery({
    queryKey: ['campaigns', 'choices', search],
    queryFn: () => answer(api.GET('/v1/campaigns', { params: { query: { search, limit: mostChoices } } })),
    placeholderData: keepPreviousData,
  });
  const choices = (found.data?.items ?? []).map(({ id, name: label }) => ({ value: id, label }));
  if (value !== null && !choices.some((choice) => choice.value === value)) {
    choices.unshift({ value, label: name ?? 'A campaign' });
  }
  return (
    <Select
      label="Campaign"
      placeholder="All of the account"
      data={choices}
      value={value}
      onChange={onChange}
      searchable
      searchValue={typed}
      onSearchChange={setTyped}
      // The server has searched already.
      filter={({ options }) => options}
      nothingFoundMessage="No campaign has that name"
      clearable
      clearButtonProps={{ 'aria-label': 'Show all of the account' }}
      // The list itself scrolls, as its role says it does.
      withScrollArea={false}
      styles={{ options: { maxHeight: 300, overflowY: 'auto' } }}
      style={{ maxWidth: 420 }}
    />
  );
}
