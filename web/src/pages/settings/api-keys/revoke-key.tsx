import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Confirm } from '../../../ui/confirm';
import { fromNow } from '../../../ui/format';
import { showDone } from '../../../ui/notify';
import { type ApiKey } from '../../../people/api-keys-query';

/** Asks before a key stops working. */
export function RevokeKey(props: { apiKey: ApiKey; opened: boolean; onClose: () => void }) {
  const { apiKey, opened, onClose } = props;
  const { id: keyId, name, prefix, lastUsedAt } = apiKey;
  const changed = useChanged();
  const revoke = useMutation({
    mutationFn: () => answer(api.DELETE('/v1/api-keys/{keyId}', { params: { path: { keyId } } })),
    onSuccess: () => {
      onClose();
      showDone(`“${name}” is revoked.`);
      return changed('api_key');
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
        The key {prefix}… stops working immediately, for good. Whatever uses it is refused.{' '}
        {lastUsedAt === null ? 'It was never used.' : `It was last used ${fromNow(lastUsedAt)}.`}
      </Text>
    </Confirm>
  );
}
