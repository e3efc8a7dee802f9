import { Button, Group, Text } from '@mantine/core';
import { CopiedAddress } from '../../../ui/copied-address';
import { fromNow, useTimes } from '../../../ui/format';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { kinds } from './kind-words';
import type { CallSource } from './sources-query';

export function SourceTable(props: {
  sources: CallSource[];
  onReplace: (source: CallSource) => void;
  onRevoke: (source: CallSource) => void;
}) {
  const times = useTimes();
  return (
    <CardTable
      label="Call sources, newest first"
      head={
        <>
          <Head>Name</Head>
          <Head>Address</Head>
          <Head>Calls of</Head>
          <Head>Last used</Head>
          <Head>Action</Head>
        </>
      }
    >
      {props.sources.map((source) => (
        <Row key={source.id}>
          <RowHead>
            <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {source.name}
            </Text>
            <Text size="sm">{kinds[source.kind].name}</Text>
          </RowHead>
          <Cell label="Address" maw={{ sm: 360 }}>
            <CopiedAddress url={source.url} label={`Copy the address of ${source.name}`} />
          </Cell>
          <Cell label="Calls of">
            <Text size="sm">{source.campaign?.name ?? 'The campaign whose number called'}</Text>
          </Cell>
          <Cell label="Last used">
            {source.lastUsedAt === null ? (
              <Text size="sm">Never</Text>
            ) : (
              <Text
                size="sm"
                component="time"
                dateTime={source.lastUsedAt}
                title={times.minute(source.lastUsedAt)}
              >
                {fromNow(source.lastUsedAt)}
              </Text>
            )}
          </Cell>
          <Cell>
            {source.revokedAt !== null ? (
              <Text size="sm">Revoked {times.day(source.revokedAt)}</Text>
            ) : (
              <Group gap="xs">
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Replace secret of ${source.name}`}
                  onClick={() => props.onReplace(source)}
                >
                  Replace secret
                </Button>
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={`Revoke ${source.name}`}
                  onClick={() => props.onRevoke(source)}
                >
                  Revoke
                </Button>
              </Group>
            )}
            {source.previousSecretUntil !== null && (
              <Text size="sm" mt={4}>
                The previous secret is accepted until {times.minute(source.previousSecretUntil)}
              </Text>
            )}
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}
