import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CalendarPlus } from 'lucide-react';
import { useState } from 'react';
import { ErrorState } from '../../../ui/error-state';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { CreateFeed } from './create-feed';
import { FeedTable } from './feed-table';
import { type CalendarFeed, calendarFeedsQuery } from './feeds-query';
import { RevokeFeed } from './revoke-feed';
import { RevocableList } from '../revocable-list';

/** The addresses at which people's calendars read the deadlines of campaigns. */
export function Calendar() {
  const { data, error, isPending, refetch } = useQuery(calendarFeedsQuery);
  const [creating, create] = useDisclosure();
  const [revoking, revoke] = useDisclosure();
  const [chosen, setChosen] = useState<CalendarFeed>();
  if (isPending) return <RowsSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  return (
    <>
      <RevocableList
        items={data.items}
        about="When campaigns archive themselves, in your own calendar: a secret address to which it subscribes. Whoever has the address sees the names and deadlines of all active campaigns without signing in, and nothing else. It ends when it is revoked, and when the person leaves the account or only calls."
        createLabel="Create an address"
        onCreate={create.open}
        empty={{
          icon: CalendarPlus,
          title: 'No calendar reads the deadlines',
          text: 'Create an address, and give it to your calendar.',
        }}
        table={(shown) => (
          <FeedTable
            feeds={shown}
            onRevoke={(feed) => {
              setChosen(feed);
              revoke.open();
            }}
          />
        )}
      />
      <CreateFeed opened={creating} onClose={create.close} />
      {chosen && <RevokeFeed feed={chosen} opened={revoking} onClose={revoke.close} />}
    </>
  );
}
