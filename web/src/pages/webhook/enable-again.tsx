import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { Notice } from '../../ui/notice';
import { showDone } from '../../ui/notify';
import type { Webhook } from '../settings/webhooks/webhooks-query';

/** That a webhook is disabled, with the button that ends it; nothing while it is not. */
export function EnableAgain({ webhook }: { webhook: Webhook }) {
  const changed = useChanged();
  const enable = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/webhooks/{webhookId}/enable', { params: { path: { webhookId: webhook.id } } })),
    onSuccess: () => {
      showDone('Events are sent again, from now on.');
      return changed('webhook');
    },
  });
  if (webhook.status === 'enabled') return null;
  return (
    <Notice color="orange" title="Nothing is sent to this webhook">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">
          When its receiver is well again, enable it, and then send again what happened meanwhile (“Send a
          time range again”).
        </Text>
        <Button size="xs" loading={enable.isPending} onClick={() => enable.mutate()}>
          Enable again
        </Button>
      </Stack>
    </Notice>
  );
}
