import { Anchor, Badge, Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import { carrierName } from '../../campaign/words';
import { useTimes } from '../../ui/format';
import { usePhoneFormat } from '../../ui/phone';
import { Term } from '../../ui/term';
import { money } from '../../ui/money';
import { type InventoryNumber, stateWords } from './number-words';
import { ReleaseCell } from './release-cell';

interface NumberTableProps {
  numbers: InventoryNumber[];
  onReceipt: (number: InventoryNumber) => void;
}

export function NumberTable({ numbers, onReceipt }: NumberTableProps) {
  return (
    <CardTable
      label="Phone numbers"
      head={
        <>
          <Head>Number</Head>
          <Head>State</Head>
          <Head>Campaign</Head>
          <Head ta="right">Monthly cost</Head>
          <Head>
            <Term word="release">Release</Term>
          </Head>
          <Head>
            <Term word="receipt">Receipt</Term>
          </Head>
        </>
      }
    >
      {numbers.map((number) => (
        <NumberRow key={number.id} number={number} onReceipt={onReceipt} />
      ))}
    </CardTable>
  );
}

function NumberRow({ number, onReceipt }: { number: InventoryNumber } & Pick<NumberTableProps, 'onReceipt'>) {
  const times = useTimes();
  const { e164, carrier, state, campaign, monthlyCostCents, purchasedAt, assignedAt, release } = number;
  const { currency, renewsAt, subaccount } = number;
  const phone = usePhoneFormat()(e164);
  return (
    <Row>
      <RowHead>
        <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
          {phone}
        </Text>
        <Text size="xs" c="dimmed">
          {carrierName(carrier)}
          {subaccount !== null && `, in ${subaccount}`}
          {purchasedAt !== null && `, since ${times.day(purchasedAt)}`}
        </Text>
      </RowHead>
      <Cell label="State">
        <Badge variant="default" radius="sm" tt="none" fw={500}>
          {stateWords[state]}
        </Badge>
      </Cell>
      <Cell label="Campaign" maw={{ sm: 260 }}>
        {campaign === null ? (
          <Text size="sm" c="dimmed">
            None
          </Text>
        ) : (
          <div>
            <Anchor
              component={Link}
              to={`/campaign/${campaign.id}`}
              size="sm"
              style={{ overflowWrap: 'anywhere' }}
            >
              {campaign.name}
            </Anchor>
            {state === 'assigned' && assignedAt !== null && (
              <Text size="xs" c="dimmed">
                since {times.day(assignedAt)}
              </Text>
            )}
          </div>
        )}
      </Cell>
      <Cell label="Monthly cost" ta={{ sm: 'right' }}>
        {monthlyCostCents === null ? (
          <Text size="sm" c="dimmed">
            Unknown
          </Text>
        ) : (
          <Text size="sm" style={{ fontVariantNumeric: 'tabular-nums' }}>
            {money(monthlyCostCents, currency)}
          </Text>
        )}
        {renewsAt !== null && (
          <Text size="xs" c="dimmed">
            due again on {times.day(renewsAt)}
          </Text>
        )}
      </Cell>
      <Cell maw={{ sm: 360 }} {...(!number.release && { label: 'Release' })}>
        <ReleaseCell number={number} />
      </Cell>
      <Cell>
        {release && (
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`${release.status === 'released' ? 'Receipt' : 'Attempts'} of ${phone}`}
            onClick={() => onReceipt(number)}
          >
            {release.status === 'released' ? 'Receipt' : 'Attempts'}
          </Button>
        )}
      </Cell>
    </Row>
  );
}
