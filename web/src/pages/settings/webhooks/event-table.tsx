import { Code, Text } from '@mantine/core';
import { CampaignTime } from '../../../campaign/clock';
import { CampaignLink, useCampaignName } from '../../../campaign/name';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { type Event, wordsOf } from './event-words';

export function EventTable({ events }: { events: Event[] }) {
  return (
    <CardTable
      label="Events, newest first"
      head={
        <>
          <Head>What</Head>
          <Head>Data</Head>
          <Head>Campaign</Head>
          <Head>When</Head>
        </>
      }
    >
      {events.map(({ id, type, data, campaignId, occurredAt, clockShiftMs }) => (
        <Row key={id}>
          <RowHead maw={{ sm: 300 }}>
            <Text size="sm">{wordsOf(type)}</Text>
            <Code>{type}</Code>
          </RowHead>
          <Cell label="Data" maw={{ sm: 340 }}>
            {Object.entries(data).map(([name, value]) => (
              <Text key={name} size="xs" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                {name}: {String(value)}
              </Text>
            ))}
          </Cell>
          <Cell {...(campaignId !== null && { label: 'Campaign' })} maw={{ sm: 240 }}>
            {campaignId !== null && <NamedCampaign campaignId={campaignId} />}
          </Cell>
          <Cell label="When">
            <CampaignTime at={occurredAt} clockShiftMs={clockShiftMs} />
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}

/** Events have ids only; the name comes when it is known. */
function NamedCampaign({ campaignId }: { campaignId: string }) {
  const { data } = useCampaignName(campaignId);
  return <CampaignLink campaignId={campaignId} name={data ?? 'Campaign'} />;
}
