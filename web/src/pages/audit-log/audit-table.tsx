import { Text } from '@mantine/core';
import { actionWords, actorWords, type AuditEntry } from '../../audit/action-words';
import { CampaignTime } from '../../campaign/clock';
import { CampaignLink } from '../../campaign/name';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import { Details } from './details';

/** @param props.withCampaign whether the entries are about several campaigns */
export function AuditTable({ entries, withCampaign }: { entries: AuditEntry[]; withCampaign: boolean }) {
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
            <CampaignTime at={entry.at} clockShiftMs={entry.clockShiftMs} />
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
