import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Confirm } from '../../ui/confirm';
import { nameOf, type Webhook, type WebhookWithSecret } from '../settings/webhooks/webhooks-query';

/** Gives a webhook another secret, which is shown afterwards. */
export function RotateSecret(props: {
  webhook: Webhook;
  opened: boolean;
  onClose: () => void;
  onMade: (made: WebhookWithSecret) => void;
}) {
  const { webhook, opened, onClose, onMade } = props;
  const changed = useChanged();
  const rotate = useMutation({
    mutationFn: () => {
      const params = { path: { webhookId: webhook.id } };
      return answer(api.POST('/v1/webhooks/{webhookId}/rotate-secret', { params }));
    },
    onSuccess: (made) => {
      onMade(made);
      return changed('webhook');
    },
  });
  return (
    <Confirm
      opened={opened}
      title={`Another secret for “${nameOf(webhook)}”?`}
      confirmLabel="Replace"
      busy={rotate.isPending}
      onConfirm={() => rotate.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        Messages are signed with the present secret too for 24 more hours, so that you have time to change it
        at the other end.
      </Text>
    </Confirm>
  );
}
