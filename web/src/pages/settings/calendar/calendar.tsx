import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus, Plus } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { CreateFeed } from './create-feed';
import { FeedTable } from './feed-table';
import { type CalendarFeed, calendarFeedsQuery } from './feeds-query';
import { RevokeFeed } from './revoke-feed';

/** The addresses at which people's calendars read the deadlines of campaigns. */
export function Calendar() {
  const { data, error, isPending, refetch } = useQuery(calendarFeedsQuery);
  const [withRevoked, setWithRevoked] = useState(false);
  const [creating, create] = useDisclosure();
  const [revoking, revoke] = useDisclosure();
  const [chosen, setChosen] = useState<CalendarFeed>();
  if (isPending) return <RowsSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  const revoked = data.items.filter(({ revokedAt }) => revokedAt !== null).length;
  const shown = withRevoked ? data.items : data.items.filter(({ revokedAt }) => revokedAt === null);
  const createButton = (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={create.open}>
      Create an address
    </Button>
  );
  return (
    <Stack>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" style={{ flex: '1 1 16rem' }}>
          When campaigns archive themselves, in your own calendar: a secret address to which it subscribes.
          Whoever has the address sees the names and deadlines of all active campaigns without signing in, and
          nothing else. It ends when it is revoked, and when the person leaves the account or only calls.
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
          icon={CalendarPlus}
          title="No calendar reads the deadlines"
          text="Create an address, and give it to your calendar."
          action={createButton}
        />
      ) : (
        <FeedTable
          feeds={shown}
          onRevoke={(feed) => {
            setChosen(feed);
            revoke.open();
          }}
        />
      )}
      <CreateFeed opened={creating} onClose={create.close} />
      {chosen && <RevokeFeed feed={chosen} opened={revoking} onClose={revoke.close} />}
    </Stack>
  );
}
