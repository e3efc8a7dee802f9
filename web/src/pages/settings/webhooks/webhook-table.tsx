import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { fromNow, useTimes } from '../../../ui/format';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { wordsOf } from './event-words';
import { WebhookState } from './webhook-state';
import { nameOf, type Webhook } from './webhooks-query';

export function WebhookTable({ webhooks }: { webhooks: Webhook[] }) {
  const times = useTimes();
  return (
    <CardTable
      label="Webhooks, newest first"
      head={
        <>
          <Head>Webhook</Head>
          <Head>Events</Head>
          <Head>State</Head>
          <Head>Last delivery</Head>
        </>
      }
    >
      {webhooks.map((webhook) => (
        <Row key={webhook.id}>
          <RowHead maw={{ sm: 360 }}>
            <Anchor
              component={Link}
              to={`/webhooks/${webhook.id}`}
              size="sm"
              fw={600}
              underline="always"
              style={{ overflowWrap: 'anywhere' }}
            >
              {nameOf(webhook)}
            </Anchor>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {webhook.url}
            </Text>
          </RowHead>
          <Cell label="Events" maw={{ sm: 260 }}>
            <Text size="sm">
              {webhook.eventTypes.length === 0 ? 'All' : webhook.eventTypes.map(wordsOf).join(', ')}
            </Text>
          </Cell>
          <Cell label="State" maw={{ sm: 260 }}>
            <WebhookState webhook={webhook} />
          </Cell>
          <Cell label="Last delivery">
            {webhook.lastSuccessAt === null ? (
              <Text size="sm">None yet</Text>
            ) : (
              <Text
                size="sm"
                component="time"
                dateTime={webhook.lastSuccessAt}
                title={times.minute(webhook.lastSuccessAt)}
              >
                {fromNow(webhook.lastSuccessAt)}
              </Text>
            )}
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}
