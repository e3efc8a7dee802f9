import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { KeyRound, Plus } from 'lucide-react';
import { useState } from 'react';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { type ApiKey, apiKeysQuery } from '../../../people/api-keys-query';
import { CreateKey } from './create-key';
import { KeyTable } from './key-table';
import { RevokeKey } from './revoke-key';

/** The keys with which machines use the API. */
export function ApiKeys() {
  const { data, error, isPending, refetch } = useQuery(apiKeysQuery);
  const [withRevoked, setWithRevoked] = useState(false);
  const [creating, create] = useDisclosure();
  const [revoking, revoke] = useDisclosure();
  const [chosen, setChosen] = useState<ApiKey>();
  if (isPending) return <RowsSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  const revoked = data.items.filter(({ revokedAt }) => revokedAt !== null).length;
  const shown = withRevoked ? data.items : data.items.filter(({ revokedAt }) => revokedAt === null);
  const createButton = (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={create.open}>
      Create an API key
    </Button>
  );
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" style={{ flex: '1 1 16rem' }}>
          For dialers and other programs. People sign in instead.
        </Text>
        {shown.length > 0 && createButton}
      </Group>
      {revoked > 0 && (
        <Switch
          label={`Show the ${revoked} revoked`}
          checked={withRevoked}
          onChange={(event) => setWithRevoked(event.currentTarget.checked)}
        />
      )}
      {shown.length === 0 ? (
        <EmptyState
          icon={KeyRound}
          title="No API key works here"
          text="Create one for your dialer, so that it can report its calls."
          action={createButton}
        />
      ) : (
        <KeyTable
          keys={shown}
          onRevoke={(key) => {
            setChosen(key);
            revoke.open();
          }}
        />
      )}
      <CreateKey opened={creating} onClose={create.close} />
      {chosen && <RevokeKey apiKey={chosen} opened={revoking} onClose={revoke.close} />}
    </Stack>
  );
}
