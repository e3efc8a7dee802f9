import { Button, Text } from '@mantine/core';
import { fromNow, useTimes } from '../../../ui/format';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import type { CalendarFeed } from './feeds-query';

export function FeedTable(props: { feeds: CalendarFeed[]; onRevoke: (feed: CalendarFeed) => void }) {
  const times = useTimes();
  return (
    <CardTable
      label="Addresses for calendars, newest first"
      head={
        <>
          <Head>Name</Head>
          <Head>Whose</Head>
          <Head>Last read</Head>
          <Head>Created</Head>
          <Head>Action</Head>
        </>
      }
    >
      {props.feeds.map((feed) => (
        <Row key={feed.id}>
          <RowHead>
            <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {feed.name}
            </Text>
          </RowHead>
          <Cell label="Whose">
            <Text size="sm">{feed.userName}</Text>
          </Cell>
          <Cell label="Last read">
            {feed.lastUsedAt === null ? (
              <Text size="sm">Never</Text>
            ) : (
              <Text
                size="sm"
                component="time"
                dateTime={feed.lastUsedAt}
                title={times.minute(feed.lastUsedAt)}
              >
                {fromNow(feed.lastUsedAt)}
              </Text>
            )}
          </Cell>
          <Cell label="Created">
            <Text size="sm">{times.day(feed.createdAt)}</Text>
          </Cell>
          <Cell>
            {feed.revokedAt === null ? (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Revoke ${feed.name}`}
                onClick={() => props.onRevoke(feed)}
              >
                Revoke
              </Button>
            ) : (
              <Text size="sm">Revoked {times.day(feed.revokedAt)}</Text>
            )}
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}
