import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Confirm } from '../../../ui/confirm';
import { fromNow } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import type { CallSource } from './sources-query';

/** Asks before a source stops taking calls. */
export function RevokeSource(props: { source: CallSource; opened: boolean; onClose: () => void }) {
  const { source, opened, onClose } = props;
  const { id: callSourceId, name, lastUsedAt } = source;
  const changed = useChanged();
  const revoke = useMutation({
    mutationFn: () =>
      answer(api.DELETE('/v1/call-sources/{callSourceId}', { params: { path: { callSourceId } } })),
    onSuccess: () => {
      onClose();
      showDone(`“${name}” is revoked.`);
      return changed('call_source');
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
        Its address stops working immediately, for good, and its secret is forgotten. Calls that are reported
        there keep no campaign alive any more.{' '}
        {lastUsedAt === null ? 'Nothing ever came.' : `Something came last ${fromNow(lastUsedAt)}.`}
      </Text>
    </Confirm>
  );
}
