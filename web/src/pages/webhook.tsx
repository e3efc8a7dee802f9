import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router';
import { answer, api } from '../api/client';
import { ErrorState } from '../ui/error-state';
import { Facts } from '../ui/facts';
import { useTimes } from '../ui/format';
import { Page } from '../ui/page';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { Section } from '../ui/section';
import { wordsOf } from './settings/webhooks/event-words';
import { WebhookState } from './settings/webhooks/webhook-state';
import { nameOf, type Webhook as TheWebhook } from './settings/webhooks/webhooks-query';
import { Actions } from './webhook/actions';
import { Deliveries } from './webhook/deliveries';
import { EnableAgain } from './webhook/enable-again';

/** A webhook: where it leads, whether it works, and what was sent to it. */
export default function Webhook() {
  const { webhookId = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['webhooks', 'one', webhookId],
    queryFn: () => answer(api.GET('/v1/webhooks/{webhookId}', { params: { path: { webhookId } } })),
    // Workers change its state, and nothing tells of it.
    refetchInterval: 10_000,
  });
  const wayBack = (
    <Anchor component={Link} to="/settings/webhooks" size="sm">
      Webhooks
    </Anchor>
  );
  return (
    <Page
      title={data ? nameOf(data) : 'Webhook'}
      above={wayBack}
      actions={data && <Actions webhook={data} />}
    >
      {data ? (
        <Stack>
          <EnableAgain webhook={data} />
          <About webhook={data} />
          <Deliveries webhook={data} />
        </Stack>
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <RowsSkeleton />
      )}
    </Page>
  );
}

function About({ webhook }: { webhook: TheWebhook }) {
  const times = useTimes();
  const { url, eventTypes, lastSuccessAt, previousSecretUntil, createdAt } = webhook;
  return (
    <Section title="About it">
      <Facts
        facts={[
          ['Address', url],
          ['State', <WebhookState key="state" webhook={webhook} />],
          ['Events', eventTypes.length === 0 ? 'All' : eventTypes.map(wordsOf).join(', ')],
          ['Last delivery', lastSuccessAt === null ? 'None yet' : times.minute(lastSuccessAt)],
          ['Created', times.minute(createdAt)],
          ...(previousSecretUntil === null
            ? []
            : [['Previous secret', `Signs too until ${times.minute(previousSecretUntil)}`] as const]),
        ]}
      />
      <Text size="sm" c="dimmed">
        Each message arrives at least once, and seldom twice: your program knows one that comes again by its{' '}
        <i>webhook-id</i>. One that fails is sent again for three days, with pauses that grow. After five days
        without any success the webhook is disabled, and owners and admins get a mail.
      </Text>
    </Section>
  );
}
