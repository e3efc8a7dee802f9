import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { CarrierId } from '../../api/carriers';
import { useState } from 'react';
import { Link } from 'react-router';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Dialog } from '../../ui/dialog';
import { RowsSkeleton } from '../../ui/rows-skeleton';
import { carrierName } from '../../campaign/words';
import { ErrorState } from '../../ui/error-state';
import { Term } from '../../ui/term';
import { carriersQuery } from '../settings/carriers/carriers-query';
import { ImportFailure, ImportResult } from './import-result';

/** Takes the numbers that a carrier lists into the account's own list. */
export function ImportDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Import numbers from a carrier">
      <Choice onClose={onClose} />
    </Dialog>
  );
}

function Choice({ onClose }: { onClose: () => void }) {
  const carriers = useQuery(carriersQuery);
  const usable = carriers.data?.items.filter(({ configured }) => configured) ?? [];
  if (carriers.isPending) return <RowsSkeleton rows={3} />;
  if (carriers.error && !carriers.data)
    return <ErrorState error={carriers.error} retry={() => void carriers.refetch()} />;
  if (usable.length === 0) {
    return (
      <Stack>
        <Text size="sm">No carrier can be asked yet. Enter your credentials at one first.</Text>
        <Group justify="flex-end">
          <Button component={Link} to="/settings/carriers">
            Set up a carrier
          </Button>
        </Group>
      </Stack>
    );
  }
  return <ImportForm carriers={usable.map(({ carrier }) => carrier)} onClose={onClose} />;
}

function ImportForm({ carriers, onClose }: { carriers: CarrierId[]; onClose: () => void }) {
  const [carrier, setCarrier] = useState(carriers[0]);
  const changed = useChanged();
  const importing = useMutation({
    mutationFn: (from: CarrierId) =>
      answer(api.POST('/v1/carriers/{carrier}/import-numbers', { params: { path: { carrier: from } } })),
    meta: { quiet: true },
    // What was imported before an error stands.
    onSettled: () => changed('number'),
  });
  const name = carrierName(importing.variables ?? carrier ?? '');
  return (
    <Stack>
      <Text size="sm">
        All numbers that the <Term word="carrier" /> lists under your account become known here, free for
        campaigns. What is known already stays as it is. Nothing changes at the carrier.
      </Text>
      <NativeSelect
        label="Carrier"
        data={carriers.map((value) => ({ value, label: carrierName(value) }))}
        value={carrier}
        disabled={importing.isPending}
        onChange={(event) => {
          setCarrier(carriers.find((each) => each === event.currentTarget.value));
          importing.reset();
        }}
      />
      <div role="status">
        {importing.isPending && <Text size="sm">Reading {name}’s list. A long one takes a minute…</Text>}
        {importing.data && <ImportResult result={importing.data} carrier={name} />}
      </div>
      {importing.error && (
        <Alert color="red" variant="light" role="alert" title="Not all could be imported">
          <ImportFailure error={importing.error} carrier={name} />
        </Alert>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {importing.data ? 'Close' : 'Cancel'}
        </Button>
        {!importing.data && (
          <Button loading={importing.isPending} onClick={() => carrier && importing.mutate(carrier)}>
            {importing.error ? 'Import again' : 'Import'}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
