import { List, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../../session/session';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import type { Campaign } from '../../../campaign/words';
import { Confirm } from '../../../ui/confirm';
import { Notice } from '../../../ui/notice';
import { plural, useTimes } from '../../../ui/format';
import { showDone } from '../../../ui/notify';

/** Asks before a draft is launched. */
export function Launch(props: { campaign: Campaign; opened: boolean; onClose: () => void }) {
  const { campaign, opened, onClose } = props;
  const { id, name, startsAt, endsAt, counts } = campaign;
  const ended = endsAt !== null && new Date(endsAt).getTime() <= Date.now();
  const { account } = useSession();
  const times = useTimes();
  const queries = useQueryClient();
  const changed = useChanged();
  const launch = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/campaigns/{campaignId}/launch', { params: { path: { campaignId: id } } })),
    onSuccess: ({ warnings, ...launched }) => {
      onClose();
      queries.setQueryData(['campaign', id], launched);
      void changed('campaign');
      showDone([`${name} is launched.`, ...warnings.map(({ message }) => message)].join(' '));
    },
  });
  return (
    <Confirm
      opened={opened}
      title={`Launch ${name}`}
      confirmLabel="Launch"
      busy={launch.isPending}
      onConfirm={() => launch.mutate()}
      onClose={onClose}
    >
      <List size="sm" spacing="xs">
        <List.Item>
          Its callers can call from it from now on: {plural(counts.contacts, 'contact')},{' '}
          {plural(counts.numbers, 'number')}.
        </List.Item>
        <List.Item>
          {startsAt === null
            ? 'It has no start of its own, so it starts now. The start is locked then; the end can still be moved.'
            : `Its start, ${times.minute(startsAt)}, is locked then. The end can still be moved.`}
        </List.Item>
        <List.Item>
          It archives itself when nobody has dialled for {plural(account.inactivityDays, 'day')}.
        </List.Item>
      </List>
      {ended && (
        <Notice color="orange" title={`Its end, ${times.minute(endsAt)}, has passed`}>
          <Text size="sm">Set a later one before you launch it, unless that is what you want.</Text>
        </Notice>
      )}
      <Text size="sm">A launched campaign does not become a draft again. It ends by being archived.</Text>
    </Confirm>
  );
}
