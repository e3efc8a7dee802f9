import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { UserX } from 'lucide-react';
import { answer, api } from '../../../api/client';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { LoadMore } from '../../../ui/load-more';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { usePages } from '../../../ui/use-pages';
import { ErasePerson } from './erase-person';
import { ErasureTable } from './erasure-table';

/** Nothing tells of an erasure's progress: while one is under way it is asked for again. */
const againMs = 3_000;

/** Who was erased, or rather that somebody was: the number is shown nowhere. */
export function Erasures() {
  const [asking, setAsking] = useState(false);
  const list = usePages(
    ['erasures'],
    (cursor) => answer(api.GET('/v1/erasures', { params: { query: { limit: 20, cursor } } })),
    (erasures) => erasures.some(({ finishedAt }) => finishedAt === null) && againMs,
  );
  const { items, error, isPending, isSuccess, refetch } = list;
  const button = (
    <Button
      size="xs"
      color="red.9"
      leftSection={<UserX size={16} aria-hidden />}
      onClick={() => setAsking(true)}
    >
      Erase a person
    </Button>
  );
  return (
    <Section
      title="Erased people"
      description="Takes one person out of all campaigns, sealed archives included. Whose number it was is not kept."
      actions={items.length > 0 && button}
    >
      {isPending && <RowsSkeleton rows={2} />}
      {error && items.length === 0 && <ErrorState error={error} retry={() => void refetch()} />}
      {isSuccess && items.length === 0 && (
        <EmptyState
          icon={UserX}
          title="Nobody was erased yet"
          text="When somebody asks for their data to be deleted, erase them here by their phone number."
          action={button}
        />
      )}
      {items.length > 0 && <ErasureTable erasures={items} />}
      {items.some(({ finishedAt }) => finishedAt === null) && (
        <Text size="sm" c="dimmed">
          It goes on when this page is closed.
        </Text>
      )}
      <LoadMore query={list} />
      <ErasePerson opened={asking} onClose={() => setAsking(false)} />
    </Section>
  );
}
