import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Plus, Webhook as WebhookIcon } from 'lucide-react';
import { useState } from 'react';
import { EmptyState } from '../../../ui/empty-state';
import { ErrorState } from '../../../ui/error-state';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { CreateWebhook } from './create-webhook';
import { MadeSecret } from './made-secret';
import { RecentEvents } from './recent-events';
import { WebhookTable } from './webhook-table';
import { webhooksQuery, type WebhookWithSecret } from './webhooks-query';

/** Where other programs are told of what happens here, and what happened lately. */
export function Webhooks() {
  return (
    <Stack>
      <Endpoints />
      <RecentEvents />
    </Stack>
  );
}

function Endpoints() {
  const { data, error, isPending, refetch } = useQuery(webhooksQuery);
  const [creating, create] = useDisclosure();
  const [made, setMade] = useState<WebhookWithSecret>();
  if (isPending) return <RowsSkeleton />;
  if (!data) return <ErrorState error={error} retry={() => void refetch()} />;
  const createButton = (
    <Button leftSection={<Plus size={18} aria-hidden />} onClick={create.open}>
      Create a webhook
    </Button>
  );
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" style={{ flex: '1 1 16rem' }}>
          Tells your CRM or another program when a campaign is launched, archived or complete, a number went
          back or is stuck, or an export is ready. What is sent holds ids and counts, and no numbers or names
          of people.
        </Text>
        {data.items.length > 0 && createButton}
      </Group>
      {data.items.length === 0 ? (
        <EmptyState
          icon={WebhookIcon}
          title="No program is told of anything"
          text="Create a webhook with the address at which your program takes messages."
          action={createButton}
        />
      ) : (
        <WebhookTable webhooks={data.items} />
      )}
      <CreateWebhook
        opened={creating}
        onClose={create.close}
        onMade={(webhook) => {
          create.close();
          setMade(webhook);
        }}
      />
      {/* Not kept a moment longer than it is shown. */}
      <MadeSecret made={made} onClose={() => setMade(undefined)} />
    </>
  );
}
