import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useMay } from '../../../session/session';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { CardTable, Head } from '../../../ui/table';
import { CostOfWaiting } from '../../../campaign/rent';
import type { Campaign, PhoneNumber } from '../../../campaign/words';
import { ErrorState } from '../../../ui/error-state';
import { count, plural } from '../../../ui/format';
import { LoadMore } from '../../../ui/load-more';
import { usePages } from '../../../ui/use-pages';
import { AttachNumbers } from './attach-numbers';
import { NumberRow } from './number-row';
import { Receipt } from './receipt';

/** The rented numbers that a campaign calls from, and how far each is on its way back. */
export function NumbersSection({ campaign }: { campaign: Campaign }) {
  const { id, status, counts } = campaign;
  const manager = useMay('owner', 'admin');
  const [attaching, setAttaching] = useState(false);
  const editable = manager && status !== 'archived';
  const archived = status === 'archived';
  return (
    <Section
      title="Numbers"
      description={
        counts.numbers === 0
          ? archived
            ? 'It had no numbers to give back.'
            : 'No numbers are attached. Attach those that are rented for it, so that they go back when it ends.'
          : archived
            ? `${count(counts.releasedNumbers)} of ${plural(counts.numbers, 'number')} released.`
            : `${plural(counts.numbers, 'number')}, given back to their carriers when the campaign is archived.`
      }
      actions={
        editable &&
        !attaching && (
          <Button variant="default" size="xs" onClick={() => setAttaching(true)}>
            Attach numbers
          </Button>
        )
      }
    >
      {editable && attaching && <AttachNumbers campaignId={id} onClose={() => setAttaching(false)} />}
      {archived && counts.releasedNumbers < counts.numbers && <Waiting campaignId={id} />}
      {counts.numbers > 0 && <NumberList campaign={campaign} editable={editable} />}
    </Section>
  );
}

/** What it costs that numbers are not given back yet. */
function Waiting({ campaignId }: { campaignId: string }) {
  const rent = useQuery({
    queryKey: ['numbers', campaignId, 'rent'],
    queryFn: () => answer(api.GET('/v1/campaigns/{campaignId}/rent', { params: { path: { campaignId } } })),
  });
  return rent.data ? <CostOfWaiting rent={rent.data} /> : null;
}

const pageSize = 20;

function NumberList({ campaign, editable }: { campaign: Campaign; editable: boolean }) {
  const { id: campaignId, status } = campaign;
  const [receiptOf, setReceiptOf] = useState<PhoneNumber | null>(null);
  const numbers = usePages(['numbers', campaignId], (cursor) =>
    answer(
      api.GET('/v1/campaigns/{campaignId}/numbers', {
        params: { path: { campaignId }, query: { limit: pageSize, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
  if (numbers.isPending) return <RowsSkeleton rows={4} />;
  if (numbers.error && !numbers.data)
    return <ErrorState error={numbers.error} retry={() => void numbers.refetch()} />;
  if (numbers.items.length === 0) return <Text size="sm">Its numbers have gone to other campaigns.</Text>;
  return (
    <>
      <CardTable
        label="Numbers of this campaign"
        head={
          <>
            <Head>Number</Head>
            <Head>Carrier</Head>
            {status === 'archived' && <Head>Release</Head>}
            {(status === 'archived' || editable) && <Head w={120}>Actions</Head>}
          </>
        }
      >
        {numbers.items.map((number) => (
          <NumberRow
            key={number.id}
            number={number}
            campaign={campaign}
            editable={editable}
            onReceipt={setReceiptOf}
          />
        ))}
      </CardTable>
      <LoadMore query={numbers} />
      <Receipt number={receiptOf} onClose={() => setReceiptOf(null)} />
    </>
  );
}
