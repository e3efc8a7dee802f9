import { useMutation } from '@tanstack/react-query';
import { answer, api, isChangedMeanwhile, meantFor } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Dialog } from '../../ui/dialog';
import { showDone } from '../../ui/notify';
import { WebhookForm, type WebhookInput } from '../settings/webhooks/webhook-form';
import type { Webhook } from '../settings/webhooks/webhooks-query';

interface Props {
  webhook: Webhook;
  onClose: () => void;
}

/** Changes where events go, or which. */
export function ChangeWebhook({ opened, ...props }: Props & { opened: boolean }) {
  return (
    <Dialog opened={opened} onClose={props.onClose} title="Change the webhook">
      <Change {...props} />
    </Dialog>
  );
}

function Change({ webhook, onClose }: Props) {
  const changed = useChanged();
  const change = useMutation({
    mutationFn: (body: WebhookInput) =>
      answer(
        api.PATCH('/v1/webhooks/{webhookId}', {
          params: { path: { webhookId: webhook.id }, header: meantFor(webhook) },
          body,
        }),
      ),
    meta: { quiet: true },
    onError: (error) => {
      if (isChangedMeanwhile(error)) void changed('webhook');
    },
    onSuccess: () => {
      onClose();
      showDone('The webhook is changed.');
      return changed('webhook');
    },
  });
  return (
    <WebhookForm
      webhook={webhook}
      submitLabel="Save"
      sending={change}
      onSend={(input) => change.mutate(input)}
      onClose={onClose}
    />
  );
}
