import { Anchor, Button, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useMay } from '../../session/session';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import { carrierName } from '../../campaign/words';
import { money } from '../../ui/money';
import { useTimes } from '../../ui/format';
import { type Finding, type FindingKind, findingWords, resolutionWords } from './finding-words';
import { FixDialog } from './fix-dialog';
import { usePhoneFormat } from '../../ui/phone';

export function FindingTable({ kind, findings }: { kind: FindingKind; findings: Finding[] }) {
  const manager = useMay('owner', 'admin');
  const times = useTimes();
  const phone = usePhoneFormat();
  const [fixing, setFixing] = useState<Finding>();
  const [opened, setOpened] = useState(false);
  const words = findingWords[kind];
  const withCampaign = kind !== 'stranger';
  const open = (finding: Finding) => {
    setFixing(finding);
    setOpened(true);
  };
  return (
    <>
      <CardTable
        label={words.title}
        head={
          <>
            <Head>Number</Head>
            {withCampaign && <Head>Campaign</Head>}
            <Head>Monthly cost</Head>
            <Head>First seen</Head>
            <Head>Last seen</Head>
            <Head>What to do</Head>
          </>
        }
      >
        {findings.map((finding) => (
          <Row key={finding.id}>
            <RowHead>
              <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
                {phone(finding.e164)}
              </Text>
              <Text size="sm" c="dimmed">
                {carrierName(finding.carrier)}
                {finding.subaccount !== null && `, in ${finding.subaccount}`}
              </Text>
            </RowHead>
            {withCampaign && (
              <Cell label="Campaign">
                {finding.campaign ? (
                  <Anchor
                    component={Link}
                    to={`/campaign/${finding.campaign.id}`}
                    size="sm"
                    style={{ overflowWrap: 'anywhere' }}
                  >
                    {finding.campaign.name}
                  </Anchor>
                ) : (
                  'None'
                )}
              </Cell>
            )}
            <Cell label="Monthly cost">
              {finding.monthlyCostCents === null
                ? 'Unknown'
                : money(finding.monthlyCostCents, finding.currency)}
            </Cell>
            <Cell label="First seen">{times.day(finding.firstSeenAt)}</Cell>
            <Cell label="Last seen">{times.day(finding.lastSeenAt)}</Cell>
            <Cell label="What to do">
              {finding.resolution !== null ? (
                `${resolutionWords[finding.resolution]}, ${times.day(finding.resolvedAt)}`
              ) : manager ? (
                <Button
                  size="xs"
                  variant="default"
                  aria-label={`${words.fix}: ${phone(finding.e164)}`}
                  onClick={() => open(finding)}
                >
                  {words.fix}
                </Button>
              ) : (
                `${words.fix}: ask an owner or admin`
              )}
            </Cell>
          </Row>
        ))}
      </CardTable>
      {fixing && <FixDialog finding={fixing} opened={opened} onClose={() => setOpened(false)} />}
    </>
  );
}
