import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Confirm } from '../../../ui/confirm';
import { fromNow } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import type { CalendarFeed } from './feeds-query';

/** Asks before a calendar gets nothing any more. */
export function RevokeFeed(props: { feed: CalendarFeed; opened: boolean; onClose: () => void }) {
  const { feed, opened, onClose } = props;
  const { id: feedId, name, lastUsedAt } = feed;
  const changed = useChanged();
  const revoke = useMutation({
    mutationFn: () => answer(api.DELETE('/v1/calendar-feeds/{feedId}', { params: { path: { feedId } } })),
    onSuccess: () => {
      onClose();
      showDone(`“${name}” is revoked.`);
      return changed('calendar_feed');
    },
  });
  return (
    <Confirm
      opened={opened}
      title={`Revoke “${name}”?`}
      confirmLabel="Revoke"
      danger
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        Its address stops working immediately, for good. What a calendar has read already stays there until it
        is removed in the calendar.{' '}
        {lastUsedAt === null ? 'It was never read.' : `It was last read ${fromNow(lastUsedAt)}.`}
      </Text>
    </Confirm>
  );
}
