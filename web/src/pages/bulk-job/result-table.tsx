import { Anchor, Button, Stack, Text } from '@mantine/core';
import { CircleCheck, CircleSlash, Clock } from 'lucide-react';
import { memo, useState } from 'react';
import { Link } from 'react-router';
import { ArchiveDialog } from '../../campaign/archive-dialog';
import { CardTable, Cell, Head, Row, RowHead } from '../../ui/table';
import type { Named } from '../../campaign/words';
import { useTimes } from '../../ui/format';
import { type BulkItem, outcomeWords } from './words';

/** What became of each campaign. */
export function ResultTable({ items }: { items: readonly BulkItem[] }) {
  const [archiving, setArchiving] = useState<Named | null>(null);
  return (
    <>
      <CardTable
        label="Result of each campaign"
        head={
          <>
            <Head>Campaign</Head>
            <Head>Result</Head>
          </>
        }
      >
        {items.map((item) => (
          <ResultRow key={item.campaignId} item={item} onArchive={setArchiving} />
        ))}
      </CardTable>
      <ArchiveDialog campaign={archiving} onClose={() => setArchiving(null)} />
    </>
  );
}

/** Remembered: of a thousand rows only those whose turn came are drawn again. */
const ResultRow = memo((props: { item: BulkItem; onArchive: (campaign: Named) => void }) => {
  const { item, onArchive } = props;
  const { campaignId, campaignName, outcome, resultCampaignId } = item;
  const good = outcome === 'archived' || outcome === 'cloned';
  const Icon = outcome === null ? Clock : good ? CircleCheck : CircleSlash;
  return (
    <Row>
      <RowHead style={{ overflowWrap: 'anywhere' }}>
        {outcome === 'gone' ? (
          campaignName
        ) : (
          <Anchor component={Link} to={`/campaign/${campaignId}`} size="sm">
            {campaignName}
          </Anchor>
        )}
      </RowHead>
      <Cell>
        <Stack gap={4} align="flex-start">
          <Text size="sm" style={{ display: 'flex', alignItems: 'center', gap: 6 }}>
            <Icon size={16} aria-hidden style={{ flex: 'none' }} />
            {outcome === null ? 'Still to come' : outcomeWords[outcome]}
          </Text>
          {outcome === 'failed' && (
            <Text size="sm" c="dimmed">
              The database refused it (code {item.failure}), and nothing was done. Tell whoever runs Lastcall.
            </Text>
          )}
          {outcome === 'in_use' && <InUse item={item} onArchive={onArchive} />}
          {resultCampaignId !== null && (
            <Anchor component={Link} to={`/campaign/${resultCampaignId}`} size="sm">
              Open the new draft
            </Anchor>
          )}
        </Stack>
      </Cell>
    </Row>
  );
});

function InUse({ item, onArchive }: { item: BulkItem; onArchive: (campaign: Named) => void }) {
  const times = useTimes();
  const { campaignId, campaignName, lastDialAt } = item;
  return (
    <>
      <Text size="sm" c="dimmed">
        Somebody dialled at {times.minute(lastDialAt)}, after you looked, so it was left alone.
      </Text>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`Archive it alone: ${campaignName}`}
        onClick={() => onArchive({ id: campaignId, name: campaignName })}
      >
        Archive it alone
      </Button>
    </>
  );
}
