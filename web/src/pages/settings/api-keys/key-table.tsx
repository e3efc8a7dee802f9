import { Button, Code, Text } from '@mantine/core';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { fromNow, useTimes } from '../../../ui/format';
import type { ApiKey } from '../../../people/api-keys-query';
import { roleNames } from '../members/role-words';

export function KeyTable({ keys, onRevoke }: { keys: ApiKey[]; onRevoke: (key: ApiKey) => void }) {
  const times = useTimes();
  return (
    <CardTable
      label="API keys, newest first"
      head={
        <>
          <Head>Name</Head>
          <Head>Role</Head>
          <Head>May do</Head>
          <Head>Last used</Head>
          <Head>Created</Head>
          <Head>Action</Head>
        </>
      }
    >
      {keys.map((key) => (
        <Row key={key.id}>
          <RowHead>
            <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {key.name}
            </Text>
            <Code>{key.prefix}…</Code>
          </RowHead>
          <Cell label="Role">{roleNames[key.role]}</Cell>
          <Cell label="May do" maw={{ sm: 300 }}>
            <Text size="sm">{key.scopes === null ? 'All that its role may' : key.scopes.join(', ')}</Text>
          </Cell>
          <Cell label="Last used">
            {key.lastUsedAt === null ? (
              <Text size="sm">Never</Text>
            ) : (
              <Text size="sm" component="time" dateTime={key.lastUsedAt} title={times.minute(key.lastUsedAt)}>
                {fromNow(key.lastUsedAt)}
              </Text>
            )}
          </Cell>
          <Cell label="Created">
            <Text size="sm">{times.day(key.createdAt)}</Text>
          </Cell>
          <Cell>
            {key.revokedAt === null ? (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Revoke ${key.name}`}
                onClick={() => onRevoke(key)}
              >
                Revoke
              </Button>
            ) : (
              <Text size="sm">Revoked {times.day(key.revokedAt)}</Text>
            )}
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}
