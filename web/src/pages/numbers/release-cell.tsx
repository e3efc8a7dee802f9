import { Stack, Text } from '@mantine/core';
import { useTimes } from '../../ui/format';
import { releaseWords } from '../campaign/numbers/release-words';
import type { InventoryNumber } from './number-words';
import { Reclaim } from './reclaim';

/** How far a number's way back to its carrier is, why it waits, and when somebody else may get it. */
export function ReleaseCell({ number }: { number: InventoryNumber }) {
  const times = useTimes();
  const { release, releasedBy, earliestReassignmentAt, reclaimableUntil, reclaim } = number;
  if (!release) {
    return (
      <Text size="sm" c="dimmed">
        {releasedBy?.event === 'found_gone' ? 'Found gone at the carrier' : 'Kept'}
      </Text>
    );
  }
  const { status, reason, nextAttemptAt: next, releasedAt } = release;
  return (
    <Stack gap={2}>
      <Text size="sm" fw={status === 'needs_operator' ? 600 : undefined}>
        {releaseWords[status]}
        {status === 'released' && releasedAt !== null && `, ${times.minute(releasedAt)}`}
        {(status === 'waiting' || status === 'pending') &&
          next !== null &&
          `, next attempt ${times.minute(next)}`}
      </Text>
      {status !== 'released' && reason && (
        <Text size="sm">
          <b>{reason.title}</b> {reason.whatToDo}
        </Text>
      )}
      {releasedBy && (
        <Text size="xs" c="dimmed">
          {releasedBy.event === 'found_gone'
            ? 'Found gone at the carrier'
            : releasedBy.archiveReason === 'inactivity'
              ? 'Its campaign archived itself: nobody dialled'
              : 'Its campaign was archived'}
        </Text>
      )}
      {earliestReassignmentAt !== null && (
        <Text size="xs" c="dimmed">
          Nobody else is given it before {times.day(earliestReassignmentAt)}
        </Text>
      )}
      {reclaimableUntil !== null && new Date(reclaimableUntil).getTime() > Date.now() && (
        <Text size="xs" c="dimmed">
          Its carrier gives it back on request until {times.minute(reclaimableUntil)}
        </Text>
      )}
      {reclaim !== null && <Reclaim number={number} />}
    </Stack>
  );
}
