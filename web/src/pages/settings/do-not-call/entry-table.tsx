import { Anchor, Button, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useTimes } from '../../../ui/format';
import { usePhoneFormat } from '../../../ui/phone';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { addedByWords, type Entry, sourceWords } from './words';

export function EntryTable({ entries, onRemove }: { entries: Entry[]; onRemove: (entry: Entry) => void }) {
  const times = useTimes();
  const format = usePhoneFormat();
  return (
    <CardTable
      label="Numbers on the do-not-call list, newest first"
      head={
        <>
          <Head>Number</Head>
          <Head>How</Head>
          <Head>Who</Head>
          <Head>Why</Head>
          <Head>When</Head>
          <Head>Action</Head>
        </>
      }
    >
      {entries.map((entry) => (
        <Row key={entry.id}>
          <RowHead>
            <span className="one-line">{format(entry.phone)}</span>
          </RowHead>
          <Cell label="How">{sourceWords[entry.source]}</Cell>
          <Cell label="Who" style={{ overflowWrap: 'anywhere' }}>
            {addedByWords(entry)}
          </Cell>
          <Cell label="Why" maw={{ sm: 260 }}>
            <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
              {entry.campaignName === null ? (
                (entry.reason ?? '–')
              ) : (
                <Anchor component={Link} to={`/campaign/${entry.campaignId}`} inherit underline="always">
                  {entry.campaignName}
                </Anchor>
              )}
            </Text>
          </Cell>
          <Cell label="When">{times.minute(entry.addedAt)}</Cell>
          <Cell>
            <Button
              variant="default"
              size="compact-sm"
              aria-label={`Take off ${format(entry.phone)}`}
              onClick={() => onRemove(entry)}
            >
              Take off
            </Button>
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}
