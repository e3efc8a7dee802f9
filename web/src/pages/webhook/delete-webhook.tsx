import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Confirm } from '../../ui/confirm';
import { showDone } from '../../ui/notify';
import { nameOf, type Webhook } from '../settings/webhooks/webhooks-query';

/** Asks before a webhook is gone, with the log of what was sent to it. */
export function DeleteWebhook(props: { webhook: Webhook; opened: boolean; onClose: () => void }) {
  const { webhook, opened, onClose } = props;
  const changed = useChanged();
  const navigate = useNavigate();
  const remove = useMutation({
    mutationFn: () =>
      answer(api.DELETE('/v1/webhooks/{webhookId}', { params: { path: { webhookId: webhook.id } } })),
    onSuccess: async () => {
      showDone(`“${nameOf(webhook)}” is deleted.`);
      await navigate('/settings/webhooks');
      return changed('webhook');
    },
  });
  return (
    <Confirm
      opened={opened}
      title={`Delete “${nameOf(webhook)}”?`}
      confirmLabel="Delete"
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm">
        Nothing is sent to it any more, what waits included, and its secret and the log of its deliveries are
        gone for good.
      </Text>
    </Confirm>
  );
}
