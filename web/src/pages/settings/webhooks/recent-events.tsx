import { Anchor, Select, Stack } from '@mantine/core';
import { Rss } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { LoadMore } from '../../../ui/load-more';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { usePages } from '../../../ui/use-pages';
import { EventTable } from './event-table';
import { type EventType, eventTypes, eventWords } from './event-words';

const pageSize = 20;
/** Events are listed a moment after what they tell of, of which the server sends word. */
const againMs = 10_000;

/** What happened lately, as other systems are told of it. */
export function RecentEvents() {
  const [type, setType] = useState<EventType | null>(null);
  const list = usePages(
    ['events', type],
    async (after) => {
      const query = {
        sort: '-occurred',
        limit: pageSize,
        after,
        ...(type !== null && { type: [type] }),
      } as const;
      const { items, next, more } = await answer(api.GET('/v1/events', { params: { query } }));
      return { items, nextCursor: more ? next : null };
    },
    () => againMs,
  );
  const { items, data, error, isPending, refetch } = list;
  return (
    <Section
      title="Recent events"
      description={
        <>
          What webhooks send, newest first, kept for 30 days. Programs that were down catch up with{' '}
          <Anchor href="/docs" inherit underline="always">
            GET /v1/events
          </Anchor>
          .
        </>
      }
    >
      <Select
        aria-label="Which events"
        placeholder="All events"
        clearable
        clearButtonProps={{ 'aria-label': 'Show all events' }}
        data={eventTypes.map((value) => ({ value, label: eventWords[value] }))}
        value={type}
        onChange={(value) => setType(value)}
        maw={360}
      />
      {isPending ? (
        <RowsSkeleton />
      ) : data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={Rss}
          title={type === null ? 'Nothing has happened lately' : 'None of these lately'}
          text="When a campaign is launched, archived or complete, a number goes back or waits, or an export is ready, it appears here within seconds."
        />
      ) : (
        <Stack>
          <EventTable events={items} />
          <LoadMore query={list} />
        </Stack>
      )}
    </Section>
  );
}
