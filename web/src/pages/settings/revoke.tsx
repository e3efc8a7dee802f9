import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Change, useChanged } from '../../api/stale';
import { Confirm } from '../../ui/confirm';
import { showDone } from '../../ui/notify';

/** Asks before what a secret opens stops working. */
export function Revoke(props: {
  name: string;
  change: Change;
  send: () => Promise<unknown>;
  opened: boolean;
  onClose: () => void;
  /** What it means, and when it was last used. */
  children: ReactNode;
}) {
  const { name, change, send, opened, onClose, children } = props;
  const changed = useChanged();
  const revoke = useMutation({
    mutationFn: send,
    onSuccess: () => {
      onClose();
      showDone(`“${name}” is revoked.`);
      return changed(change);
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
      <Text size="sm">{children}</Text>
    </Confirm>
  );
}
