import { Text } from '@mantine/core';
import { actionWords, actorWords, type AuditEntry } from '../../audit/action-words';
import { CampaignLink } from '../../campaign/name';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import { useTimes } from '../../ui/format';
import { Details } from './details';

/** @param props.withCampaign whether the entries are about several campaigns */
export function AuditTable({ entries, withCampaign }: { entries: AuditEntry[]; withCampaign: boolean }) {
  const times = useTimes();
  return (
    <CardTable
      label="Audit log, newest first"
      head={
        <>
          <Head>What</Head>
          <Head>Who</Head>
          <Head>When</Head>
          {withCampaign && <Head>Campaign</Head>}
        </>
      }
    >
      {entries.map((entry) => (
        <Row key={entry.id}>
          <RowHead maw={{ sm: 460 }}>
            <Text size="sm" fw={600}>
              {actionWords(entry.action)}
            </Text>
            <Details entry={entry} />
          </RowHead>
          <Cell label="Who">
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {actorWords(entry)}
            </Text>
          </Cell>
          <Cell label="When">
            <Text size="sm" component="time" dateTime={entry.at}>
              {times.minute(entry.at)}
            </Text>
          </Cell>
          {withCampaign && (
            <Cell {...(entry.campaignId !== null && { label: 'Campaign' })} maw={{ sm: 280 }}>
              {entry.campaignId !== null && (
                <CampaignLink campaignId={entry.campaignId} name={entry.campaignName} />
              )}
            </Cell>
          )}
        </Row>
      ))}
    </CardTable>
  );
}
