import { Anchor, Badge, Code, Text } from '@mantine/core';
import { plural, useTimes } from '../../ui/format';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import { wordsOf } from '../settings/webhooks/event-words';
import { attemptWords, type Delivery, stateWords } from './delivery-words';

export function DeliveryTable(props: { deliveries: Delivery[]; onShow: (deliveryId: string) => void }) {
  const times = useTimes();
  return (
    <CardTable
      label="Deliveries, newest first"
      head={
        <>
          <Head>Event</Head>
          <Head>State</Head>
          <Head>Last attempt</Head>
          <Head>Happened</Head>
        </>
      }
    >
      {props.deliveries.map((delivery) => (
        <Row key={delivery.id}>
          <RowHead maw={{ sm: 320 }}>
            <Anchor
              component="button"
              type="button"
              size="sm"
              ta="left"
              onClick={() => props.onShow(delivery.id)}
            >
              {delivery.eventId === null ? 'A test' : wordsOf(delivery.type)}
            </Anchor>
            <div>
              <Code>{delivery.type}</Code>
            </div>
          </RowHead>
          <Cell label="State">
            <DeliveryBadge state={delivery.state} />
          </Cell>
          <Cell label="Last attempt" maw={{ sm: 320 }}>
            <Text size="sm">
              {delivery.lastAttempt === null
                ? 'None yet'
                : `${plural(delivery.attempts, 'attempt')}, the last one: ${attemptWords(delivery.lastAttempt)}.`}
              {delivery.nextAttemptAt !== null &&
                delivery.attempts > 0 &&
                ` The next one ${times.minute(delivery.nextAttemptAt)}.`}
            </Text>
          </Cell>
          <Cell label="Happened">
            <Text size="sm" component="time" dateTime={delivery.occurredAt}>
              {times.minute(delivery.occurredAt)}
            </Text>
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}

export function DeliveryBadge({ state }: Pick<Delivery, 'state'>) {
  const { label, color } = stateWords[state];
  return (
    <Badge variant="light" color={color} c="var(--mantine-color-text)" radius="sm" tt="none">
      {label}
    </Badge>
  );
}
