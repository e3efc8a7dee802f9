import { Text } from '@mantine/core';
import { useCallback } from 'react';
import { useBeforeUnload, useBlocker } from 'react-router';
import { Confirm } from '../../ui/confirm';

/** Asks before somebody leaves the page in the middle of a call, whose result is not saved yet. */
export function LeaveGuard({ active }: { active: boolean }) {
  const blocker = useBlocker(active);
  useBeforeUnload(
    useCallback(
      (event: BeforeUnloadEvent) => {
        if (active) event.preventDefault();
      },
      [active],
    ),
  );
  return (
    <Confirm
      opened={blocker.state === 'blocked'}
      title="Leave in the middle of the call?"
      confirmLabel="Leave without a result"
      danger
      onConfirm={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      <Text size="sm">
        The result of this call is not saved yet. To save it later, open the campaign again from My
        assignments.
      </Text>
    </Confirm>
  );
}
