import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { HoldControl } from '../../../campaign/legal-hold/hold-control';
import { HeldPlace } from '../../../campaign/legal-hold/hold-notice';
import { holdsQuery } from '../../../campaign/legal-hold/holds-query';
import { setByWords } from '../../../campaign/set-by-words';
import { ErrorState } from '../../../ui/error-state';
import { useTimes } from '../../../ui/format';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';

/** The holds of the account: its own, and those of campaigns, which are set on their pages. */
export function LegalHolds() {
  const { data, error, isPending, refetch } = useQuery(holdsQuery);
  const times = useTimes();
  const ofCampaigns = data?.items.filter(({ campaignId }) => campaignId !== null) ?? [];
  return (
    <Section
      title="Legal holds"
      description="While one stands, nobody is erased, and what it holds is not deleted when its time is over. A campaign’s own is set on its page."
    >
      {isPending && <RowsSkeleton rows={2} />}
      {error && !data && <ErrorState error={error} retry={() => void refetch()} />}
      {data && (
        <HoldControl
          of={null}
          hold={data.items.find(({ campaignId }) => campaignId === null)}
          none={
            ofCampaigns.length === 0 ? 'No legal hold stands.' : 'No legal hold stands on all of the account.'
          }
        />
      )}
      {ofCampaigns.length > 0 && (
        <CardTable
          label="Campaigns under a legal hold"
          head={
            <>
              <Head>Campaign</Head>
              <Head>Reason</Head>
              <Head>Set by</Head>
              <Head>When</Head>
            </>
          }
        >
          {ofCampaigns.map((hold) => (
            <Row key={hold.campaignId}>
              <RowHead>
                <HeldPlace hold={hold} />
              </RowHead>
              <Cell label="Reason" maw={{ sm: 320 }}>
                <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                  {hold.reason}
                </Text>
              </Cell>
              <Cell label="Set by">{setByWords(hold)}</Cell>
              <Cell label="When">{times.minute(hold.setAt)}</Cell>
            </Row>
          ))}
        </CardTable>
      )}
    </Section>
  );
}
