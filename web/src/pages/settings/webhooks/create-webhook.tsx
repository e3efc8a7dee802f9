import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Dialog } from '../../../ui/dialog';
import { WebhookForm, type WebhookInput } from './webhook-form';
import type { WebhookWithSecret } from './webhooks-query';

interface Props {
  onClose: () => void;
  onMade: (made: WebhookWithSecret) => void;
}

/** Makes a webhook. */
export function CreateWebhook({ opened, ...props }: Props & { opened: boolean }) {
  return (
    <Dialog opened={opened} onClose={props.onClose} title="Create a webhook">
      <Create {...props} />
    </Dialog>
  );
}

function Create({ onClose, onMade }: Props) {
  const changed = useChanged();
  const create = useMutation({
    mutationFn: (body: WebhookInput) => answer(api.POST('/v1/webhooks', { body })),
    meta: { quiet: true },
    onSuccess: (made) => {
      onMade(made);
      return changed('webhook');
    },
  });
  return (
    <WebhookForm
      submitLabel="Create"
      sending={create}
      onSend={(input) => create.mutate(input)}
      onClose={onClose}
    />
  );
}
