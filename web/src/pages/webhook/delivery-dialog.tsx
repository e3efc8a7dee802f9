import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Dialog } from '../../ui/dialog';
import { ErrorState } from '../../ui/error-state';
import { Facts } from '../../ui/facts';
import { useTimes } from '../../ui/format';
import { showDone } from '../../ui/notify';
import { RowsSkeleton } from '../../ui/rows-skeleton';
import { wordsOf } from '../settings/webhooks/event-words';
import { DeliveryBadge } from './delivery-table';
import { attemptWords } from './delivery-words';

/** A delivery with every attempt and what was answered. Null: none is shown. */
export function DeliveryDialog(props: {
  webhookId: string;
  deliveryId: string | null;
  mayReplay: boolean;
  onClose: () => void;
}) {
  const { webhookId, deliveryId, mayReplay, onClose } = props;
  const { data, error, refetch } = useQuery({
    queryKey: ['webhooks', 'delivery', deliveryId],
    queryFn: () => {
      const path = { webhookId, deliveryId: deliveryId ?? '' };
      return answer(api.GET('/v1/webhooks/{webhookId}/deliveries/{deliveryId}', { params: { path } }));
    },
    enabled: deliveryId !== null,
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? 2_000 : false),
  });
  return (
    <Dialog
      opened={deliveryId !== null}
      onClose={onClose}
      size="lg"
      title={data === undefined ? 'Delivery' : data.eventId === null ? 'A test' : wordsOf(data.type)}
    >
      {data ? (
        <Shown delivery={data} webhookId={webhookId} mayReplay={mayReplay} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </Dialog>
  );
}

function Shown(props: {
  delivery: Schemas['WebhookDeliveryWithLog'];
  webhookId: string;
  mayReplay: boolean;
}) {
  const { delivery, webhookId, mayReplay } = props;
  const times = useTimes();
  const attempts = delivery.log.filter((attempt) => attempt !== null);
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          ['State', <DeliveryBadge key="state" state={delivery.state} />],
          ['Event', delivery.type],
          ['webhook-id', delivery.eventId ?? delivery.id],
          ['Happened', times.minute(delivery.occurredAt)],
          ...(delivery.nextAttemptAt === null
            ? []
            : [['Next attempt', times.minute(delivery.nextAttemptAt)] as const]),
        ]}
      />
      {mayReplay && <Replay webhookId={webhookId} deliveryId={delivery.id} />}
      {attempts.length === 0 && <Text size="sm">It was not sent yet.</Text>}
      {attempts.toReversed().map((attempt) => (
        <div key={attempt.number}>
          <Text size="sm">
            {times.minute(attempt.startedAt)}: {attemptWords(attempt)}
          </Text>
          {attempt.answer !== null && attempt.answer !== '' && (
            <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {attempt.answer}
            </Code>
          )}
        </div>
      ))}
    </Stack>
  );
}

/** At once, as a message of the same id. */
function Replay({ webhookId, deliveryId }: { webhookId: string; deliveryId: string }) {
  const changed = useChanged();
  const replay = useMutation({
    mutationFn: () => {
      const params = { path: { webhookId, deliveryId } };
      return answer(api.POST('/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay', { params }));
    },
    onSuccess: () => showDone('It is sent again.'),
    onSettled: () => changed('webhook'),
  });
  return (
    <Group>
      <Button size="xs" variant="default" loading={replay.isPending} onClick={() => replay.mutate()}>
        Send again
      </Button>
    </Group>
  );
}
