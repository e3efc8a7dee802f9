import { Anchor, Badge, Text } from '@mantine/core';
import { CampaignTime } from '../../campaign/clock';
import { CampaignLink } from '../../campaign/name';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import { kindWords, type MailEntry, stateWords } from './mail-words';

export function MailTable({ mails, onShow }: { mails: MailEntry[]; onShow: (mailId: string) => void }) {
  return (
    <CardTable
      label="Mails, newest first"
      head={
        <>
          <Head>Mail</Head>
          <Head>To</Head>
          <Head>State</Head>
          <Head>Written</Head>
          <Head>Campaign</Head>
        </>
      }
    >
      {mails.map((mail) => (
        <Row key={mail.id}>
          <RowHead maw={{ sm: 360 }}>
            <Anchor component="button" type="button" size="sm" ta="left" onClick={() => onShow(mail.id)}>
              {mail.subject ?? kindWords[mail.kind]}
            </Anchor>
          </RowHead>
          <Cell label="To" maw={{ sm: 240 }}>
            {mail.recipientName !== null && <Text size="sm">{mail.recipientName}</Text>}
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {mail.address}
            </Text>
          </Cell>
          <Cell label="State">
            <StateBadge state={mail.state} />
          </Cell>
          <Cell label="Written">
            <CampaignTime at={mail.at} clockShiftMs={mail.clockShiftMs} />
          </Cell>
          <Cell label="Campaign" maw={{ sm: 240 }}>
            {mail.campaignId !== null && (
              <CampaignLink campaignId={mail.campaignId} name={mail.campaignName} />
            )}
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}

export function StateBadge({ state }: Pick<MailEntry, 'state'>) {
  const { label, color } = stateWords[state];
  return (
    <Badge variant="light" color={color} c="var(--mantine-color-text)" radius="sm" tt="none">
      {label}
    </Badge>
  );
}
