import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Confirm } from '../../ui/confirm';
import { showDone } from '../../ui/notify';
import { nameOf, type Webhook } from '../settings/webhooks/webhooks-query';

/** Asks before nothing is sent any more. */
export function DisableWebhook(props: { webhook: Webhook; opened: boolean; onClose: () => void }) {
  const { webhook, opened, onClose } = props;
  const changed = useChanged();
  const disable = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/webhooks/{webhookId}/disable', { params: { path: { webhookId: webhook.id } } })),
    onSuccess: () => {
      onClose();
      showDone('Nothing is sent to it any more.');
      return changed('webhook');
    },
  });
  return (
    <Confirm
      opened={opened}
      title={`Disable “${nameOf(webhook)}”?`}
      confirmLabel="Disable"
      busy={disable.isPending}
      onConfirm={() => disable.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        Nothing is sent to it until you enable it again, and what waits to be sent is cancelled. Events of the
        last 30 days can be sent later.
      </Text>
    </Confirm>
  );
}
