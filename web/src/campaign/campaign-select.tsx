import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { answer, api } from '../api/client';
import { useCampaignName } from './name';

const mostChoices = 20;

/** One campaign of the account, found by its name; null: none is chosen. */
export function CampaignSelect(props: {
  value: string | null;
  onChange: (campaignId: string | null) => void;
  description?: ReactNode;
  /** What none means. */
  placeholder: string;
  clearLabel: string;
  error?: string | undefined;
}) {
  const { value, onChange, description, placeholder, clearLabel, error } = props;
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
      description={description}
      placeholder={placeholder}
      error={error}
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
      clearButtonProps={{ 'aria-label': clearLabel }}
      // The list itself scrolls, as its role says it does.
      withScrollArea={false}
      styles={{ options: { maxHeight: 300, overflowY: 'auto' } }}
      style={{ maxWidth: 420 }}
    />
  );
}
