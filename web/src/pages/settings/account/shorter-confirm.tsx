import { Loader, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../../../api/client';
import { Confirm } from '../../../ui/confirm';
import { plural } from '../../../ui/format';
import type { Account } from './use-account-form';

const dayMs = 86_400_000;
/** The largest page of the API. */
const mostLooked = 200;
const mostNamed = 5;

/** Asks before a shorter time without a dial is saved, and names the campaigns that it ends. */
export function ShorterConfirm(props: {
  opened: boolean;
  days: number;
  account: Account;
  onConfirm: () => void;
  onClose: () => void;
}) {
  const { opened, days, account, onConfirm, onClose } = props;
  const next = useQuery({
    queryKey: ['campaigns', 'next-to-archive'],
    queryFn: () =>
      answer(
        api.GET('/v1/campaigns', {
          params: { query: { status: 'active', sort: 'deadline', limit: mostLooked } },
        }),
      ),
    enabled: opened,
    staleTime: 0,
  });
  const ending = (next.data?.items ?? []).filter((campaign) =>
    endsWith(campaign, account.inactivityDays - days),
  );
  const perhapsMore = ending.length === mostLooked && next.data?.nextCursor !== null;
  return (
    <Confirm
      opened={opened}
      title={`Archive campaigns after ${plural(days, 'day')} without a dial?`}
      confirmLabel="Save"
      danger
      disabled={next.isPending}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <div role="status">
        {next.isPending ? (
          <Loader size="sm" aria-label="Checking which campaigns this would archive" />
        ) : next.error ? (
          <Text size="sm">
            Which campaigns this ends could not be looked up. Those that have been idle for longer archive
            themselves at once.
          </Text>
        ) : ending.length === 0 ? (
          <Text size="sm">
            No active campaign has been idle for as long. From now on, each archives itself sooner.
          </Text>
        ) : (
          <Ending campaigns={ending} perhapsMore={perhapsMore} />
        )}
      </div>
    </Confirm>
  );
}

/** Whether the campaign's deadline has passed when it is so many days earlier. The campaign's own clock counts. */
const endsWith = ({ deadline, clockShiftMs }: Schemas['Campaign'], earlierDays: number) =>
  deadline !== null && new Date(deadline).getTime() - earlierDays * dayMs <= Date.now() + clockShiftMs;

function Ending({ campaigns, perhapsMore }: { campaigns: Schemas['Campaign'][]; perhapsMore: boolean }) {
  const unnamed = campaigns.length - mostNamed;
  return (
    <>
      <Text size="sm">
        {perhapsMore ? 'At least ' : ''}
        {plural(campaigns.length, 'campaign')} archive{campaigns.length === 1 ? 's itself' : ' themselves'} at
        once, without notice. This cannot be undone.
      </Text>
      <ul style={{ margin: '8px 0 0', paddingInlineStart: 20 }}>
        {campaigns.slice(0, mostNamed).map(({ id, name }) => (
          <Text key={id} component="li" size="sm" style={{ overflowWrap: 'anywhere' }}>
            {name}
          </Text>
        ))}
        {unnamed > 0 && (
          <Text component="li" size="sm">
            and {plural(unnamed, 'more', 'more')}
          </Text>
        )}
      </ul>
    </>
  );
}
