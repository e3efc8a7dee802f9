import { SimpleGrid, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { ErrorState } from '../../../ui/error-state';
import { Term } from '../../../ui/term';
import { CarrierCard } from './carrier-card';
import type { CarrierState } from './carrier-state';
import { CarrierRemove } from './carrier-remove';
import { carriersQuery } from './carriers-query';
import { CredentialsDialog } from './credentials-dialog';

interface Doing {
  what: 'set' | 'remove';
  carrier: CarrierState;
  /** Tells one opening of a dialog from the next: each begins empty. */
  turn: number;
}

/** With which carriers the account can give numbers back. */
export function Carriers() {
  const { data, error, isPending, refetch } = useQuery(carriersQuery);
  const [doing, setDoing] = useState<Doing>();
  const [opened, setOpened] = useState(false);
  const open = (what: Doing['what']) => (carrier: CarrierState) => {
    setDoing((last) => ({ what, carrier, turn: (last?.turn ?? 0) + 1 }));
    setOpened(true);
  };
  const close = () => setOpened(false);
  if (isPending) return <RowsSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <Stack>
      <Text size="sm" c="dimmed" maw={720}>
        Lastcall gives an archived campaign’s numbers back to their <Term word="carrier" /> with these
        credentials. They are stored encrypted and are never shown again.
      </Text>
      <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
        {data.items.map((carrier) => (
          <CarrierCard
            key={carrier.carrier}
            carrier={carrier}
            onSet={open('set')}
            onRemove={open('remove')}
          />
        ))}
      </SimpleGrid>
      {doing?.what === 'set' && (
        <CredentialsDialog key={doing.turn} carrier={doing.carrier} opened={opened} onClose={close} />
      )}
      {doing?.what === 'remove' && <CarrierRemove carrier={doing.carrier} opened={opened} onClose={close} />}
    </Stack>
  );
}
