import { Anchor, Badge, Button, Group, Text } from '@mantine/core';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import { campaignNowMs } from '../../campaign/clock';
import { carrierName } from '../../campaign/words';
import { fromNow, plural, useTimes } from '../../ui/format';
import { usePhoneFormat } from '../../ui/phone';
import { Receipt } from '../campaign/numbers/receipt';
import type { InboxItem } from './inbox-item';
import { RetryDialog } from './retry-dialog';

export function InboxTable({ items, mayRetry }: { items: InboxItem[]; mayRetry: boolean }) {
  const [retrying, setRetrying] = useState<InboxItem>();
  const [opened, setOpened] = useState(false);
  const [receiptOf, setReceiptOf] = useState<InboxItem | null>(null);
  const phone = usePhoneFormat();
  const open = (item: InboxItem) => {
    setRetrying(item);
    setOpened(true);
  };
  return (
    <>
      <CardTable
        label="Numbers that wait"
        head={
          <>
            <Head>Number</Head>
            <Head>Campaign</Head>
            <Head>Why, and what to do</Head>
            <Head>Until</Head>
            <Head>Actions</Head>
          </>
        }
      >
        {items.map((item) => (
          <Row key={item.numberId}>
            <RowHead>
              <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
                {phone(item.e164)}
              </Text>
              <Text size="sm" c="dimmed">
                {carrierName(item.carrier)}
              </Text>
            </RowHead>
            <Cell label="Campaign">
              <Anchor
                component={Link}
                to={`/campaign/${item.campaign.id}`}
                size="sm"
                style={{ overflowWrap: 'anywhere' }}
              >
                {item.campaign.name}
              </Anchor>
            </Cell>
            <Cell maw={420}>
              {item.status === 'needs_operator' && (
                <Badge variant="default" radius="sm" mb={4}>
                  Needs an operator
                </Badge>
              )}
              <Text size="sm" fw={600}>
                {item.reason.title || 'The reason is not known.'}
              </Text>
              <Text size="sm">{item.reason.whatToDo}</Text>
            </Cell>
            <Cell label="Until">
              <Until item={item} />
            </Cell>
            <Cell>
              <Group gap="xs">
                {mayRetry && (
                  <Button
                    size="xs"
                    variant="default"
                    leftSection={<RotateCw size={14} aria-hidden />}
                    aria-label={`Retry ${phone(item.e164)}`}
                    onClick={() => open(item)}
                  >
                    Retry
                  </Button>
                )}
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`Attempts of ${phone(item.e164)}`}
                  onClick={() => setReceiptOf(item)}
                >
                  Attempts
                </Button>
              </Group>
            </Cell>
          </Row>
        ))}
      </CardTable>
      <Receipt
        number={receiptOf && { id: receiptOf.numberId, e164: receiptOf.e164 }}
        onClose={() => setReceiptOf(null)}
      />
      {retrying && (
        <RetryDialog
          key={retrying.numberId}
          item={retrying}
          opened={opened}
          onClose={() => setOpened(false)}
        />
      )}
    </>
  );
}

/** When it goes on, and how long it has been tried. */
function Until({ item }: { item: InboxItem }) {
  const times = useTimes();
  const { status, nextAttemptAt: until, failingSince, attempts } = item;
  return (
    <div>
      <Text size="sm">
        {status === 'needs_operator'
          ? 'Until somebody retries'
          : until === null
            ? 'Soon'
            : `${times.minute(until)} (${fromNow(until, campaignNowMs(item.campaign))})`}
      </Text>
      <Text size="xs" c="dimmed">
        {plural(attempts, 'attempt')}
        {failingSince !== null && `, failing since ${times.minute(failingSince)}`}
      </Text>
    </div>
  );
}
