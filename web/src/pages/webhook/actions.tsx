import { ActionIcon, Button, Menu } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { EllipsisVertical, Send } from 'lucide-react';
import { useState } from 'react';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import { showDone } from '../../ui/notify';
import { MadeSecret } from '../settings/webhooks/made-secret';
import type { Webhook, WebhookWithSecret } from '../settings/webhooks/webhooks-query';
import { ChangeWebhook } from './change-webhook';
import { DeleteWebhook } from './delete-webhook';
import { DisableWebhook } from './disable-webhook';
import { ReplayRange } from './replay-range';
import { RotateSecret } from './rotate-secret';

type Asked = 'change' | 'rotate' | 'replay' | 'disable' | 'delete';

/** What can be done with a webhook. */
export function Actions({ webhook }: { webhook: Webhook }) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [made, setMade] = useState<WebhookWithSecret>();
  const enabled = webhook.status === 'enabled';
  const dialog = (which: Asked) => ({ webhook, opened: asked === which, onClose: () => setAsked(null) });
  return (
    <>
      {enabled && <SendTest webhookId={webhook.id} />}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon variant="default" size={36} aria-label="More to do with this webhook">
            <EllipsisVertical size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setAsked('change')}>Change…</Menu.Item>
          <Menu.Item onClick={() => setAsked('rotate')}>Replace the secret…</Menu.Item>
          {enabled && <Menu.Item onClick={() => setAsked('replay')}>Send a time range again…</Menu.Item>}
          {enabled && <Menu.Item onClick={() => setAsked('disable')}>Disable…</Menu.Item>}
          <Menu.Item onClick={() => setAsked('delete')}>Delete…</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ChangeWebhook {...dialog('change')} />
      <RotateSecret
        {...dialog('rotate')}
        onMade={(rotated) => {
          setAsked(null);
          setMade(rotated);
        }}
      />
      <ReplayRange {...dialog('replay')} />
      <DisableWebhook {...dialog('disable')} />
      <DeleteWebhook {...dialog('delete')} />
      {/* Not kept a moment longer than it is shown. */}
      <MadeSecret made={made} onClose={() => setMade(undefined)} />
    </>
  );
}

function SendTest({ webhookId }: { webhookId: string }) {
  const changed = useChanged();
  const test = useMutation({
    mutationFn: () => answer(api.POST('/v1/webhooks/{webhookId}/test', { params: { path: { webhookId } } })),
    onSuccess: () => {
      showDone('A test is on its way. See below what became of it.');
      return changed('webhook');
    },
  });
  return (
    <Button
      variant="default"
      leftSection={<Send size={16} aria-hidden />}
      loading={test.isPending}
      onClick={() => test.mutate()}
    >
      Send a test
    </Button>
  );
}
