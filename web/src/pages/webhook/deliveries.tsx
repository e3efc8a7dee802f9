import { SegmentedControl, Stack } from '@mantine/core';
import { Send } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { EmptyState } from '../../ui/empty-state';
import { ErrorState } from '../../ui/error-state';
import { LoadMore } from '../../ui/load-more';
import { RowsSkeleton } from '../../ui/rows-skeleton';
import { Section } from '../../ui/section';
import { usePages } from '../../ui/use-pages';
import type { Webhook } from '../settings/webhooks/webhooks-query';
import { DeliveryDialog } from './delivery-dialog';
import { DeliveryTable } from './delivery-table';
import { type DeliveryState, stateWords } from './delivery-words';

/** Nothing tells of what was sent: while something waits it is asked for again soon. */
const [soonMs, laterMs] = [2_000, 15_000];
type Shown = DeliveryState | 'all';

/** What was sent to a webhook, and how that went. */
export function Deliveries({ webhook: { id: webhookId, status } }: { webhook: Webhook }) {
  const [state, setState] = useState<Shown>('all');
  const [opened, setOpened] = useState<string | null>(null);
  const list = usePages(
    ['webhooks', 'deliveries', webhookId, state],
    (cursor) => {
      const query = { cursor, limit: 50, ...(state !== 'all' && { state }) };
      const params = { path: { webhookId }, query };
      return answer(api.GET('/v1/webhooks/{webhookId}/deliveries', { params }));
    },
    (shown) => (shown.some((each) => each.state === 'waiting') ? soonMs : laterMs),
  );
  const { items, data, error, isPending, refetch } = list;
  return (
    <Section title="Deliveries" description="What was sent, newest first, kept for 30 days.">
      <SegmentedControl
        aria-label="Which deliveries"
        value={state}
        onChange={(value) => setState(value as Shown)}
        data={[
          { value: 'all', label: 'All' },
          ...Object.entries(stateWords).map(([value, { label }]) => ({ value, label })),
        ]}
        size="xs"
        // On a phone it is wider than the page at some sizes of text.
        style={{ alignSelf: 'flex-start', maxWidth: '100%', overflowX: 'auto' }}
      />
      {isPending ? (
        <RowsSkeleton />
      ) : data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : items.length === 0 ? (
        <EmptyState
          icon={Send}
          title={state === 'all' ? 'Nothing was sent yet' : 'None of these'}
          text={
            state === 'all'
              ? 'Send a test to see whether your program takes it.'
              : 'Choose “All” to see every delivery.'
          }
        />
      ) : (
        <Stack>
          <DeliveryTable deliveries={items} onShow={setOpened} />
          <LoadMore query={list} />
        </Stack>
      )}
      <DeliveryDialog
        webhookId={webhookId}
        deliveryId={opened}
        mayReplay={status === 'enabled'}
        onClose={() => setOpened(null)}
      />
    </Section>
  );
}
