import { Anchor, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { PhoneOff, Plus } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { LoadMore } from '../../../ui/load-more';
import { useLostFocus } from '../../../ui/lost-focus';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { SearchField } from '../../../ui/search-field';
import { usePages } from '../../../ui/use-pages';
import { AddEntry } from './add-entry';
import { Dispositions } from './dispositions';
import { EntryTable } from './entry-table';
import { ImportEntries } from './import-entries';
import { RemoveEntry } from './remove-entry';
import { type Entry, sourceWords } from './words';

/** The API searches for three digits or more. */
const fewestDigits = 3;

/** The numbers that nobody of the account calls. */
export function DoNotCall() {
  const [typed, setTyped] = useState('');
  const [source, setSource] = useState<Entry['source'] | ''>('');
  const [asking, setAsking] = useState<'add' | 'import' | null>(null);
  const [removing, setRemoving] = useState<Entry | null>(null);
  const expectLostFocus = useLostFocus();
  const search = typed.replace(/\D/g, '').length >= fewestDigits ? typed : undefined;
  const list = usePages(['do-not-call', search, source], (cursor) =>
    answer(
      api.GET('/v1/do-not-call', {
        params: { query: { search, cursor, ...(source !== '' && { source }) } },
      }),
    ),
  );
  const { items, error, isPending, isSuccess, refetch } = list;
  const filtered = search !== undefined || source !== '';
  const addButton = (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setAsking('add')}>
      Add a number
    </Button>
  );
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" style={{ flex: '1 1 16rem' }}>
          Whoever asks not to be called again. No campaign gives these numbers to callers; as contacts they
          are marked.
        </Text>
        <Group gap="sm">
          <Anchor href="/v1/do-not-call.csv" download size="sm" underline="always">
            Download as CSV
          </Anchor>
          <Button variant="default" onClick={() => setAsking('import')}>
            Import numbers
          </Button>
          {addButton}
        </Group>
      </Group>
      <Dispositions />
      <Group align="flex-end">
        <SearchField
          value={typed}
          onChange={setTyped}
          placeholder="Part of a number, three digits or more"
          maxLength={40}
        />
        <NativeSelect
          label="How it came here"
          value={source}
          onChange={(event) => setSource(event.currentTarget.value as Entry['source'] | '')}
          data={[
            { value: '', label: 'All' },
            ...Object.entries(sourceWords).map(([value, label]) => ({ value, label })),
          ]}
        />
      </Group>
      {isPending && <RowsSkeleton rows={4} />}
      {error && items.length === 0 && <ErrorState error={error} retry={() => void refetch()} />}
      <div aria-live="polite">
        {isSuccess && items.length === 0 && filtered && (
          <Text size="sm" c="dimmed" py="xl" ta="center">
            No number on the list matches.
          </Text>
        )}
      </div>
      {isSuccess && items.length === 0 && !filtered && (
        <EmptyState
          icon={PhoneOff}
          title="Nobody is on the list"
          text="Numbers come here by hand, from a file, or by themselves when a call ends with a disposition that means it."
          action={addButton}
        />
      )}
      {items.length > 0 && <EntryTable entries={items} onRemove={setRemoving} />}
      <LoadMore query={list} />
      <AddEntry opened={asking === 'add'} onClose={() => setAsking(null)} />
      <ImportEntries opened={asking === 'import'} onClose={() => setAsking(null)} />
      <RemoveEntry entry={removing} onClose={() => setRemoving(null)} onRemoved={expectLostFocus} />
    </Stack>
  );
}
