import { Anchor, Button, List, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { answer, api } from '../../api/client';
import { useChanged } from '../../api/stale';
import type { Named } from '../../campaign/words';
import { useMay } from '../../session/session';
import { ErrorState } from '../../ui/error-state';
import { plural, useTimes } from '../../ui/format';
import { Notice } from '../../ui/notice';
import { showDone } from '../../ui/notify';

/** The background workflows that stand still until somebody does something; nothing while all is well. */
export function StuckWorkflows() {
  const times = useTimes();
  const mayResume = useMay('owner', 'admin');
  const { data, error, refetch } = useQuery({
    queryKey: ['inbox', 'workflows'],
    queryFn: () => answer(api.GET('/v1/inbox/workflows')),
  });
  if (error && !data) return <ErrorState error={error} retry={() => void refetch()} />;
  const [first] = data?.items ?? [];
  if (data === undefined || first === undefined) return null;
  return (
    <Notice
      color="red"
      role="alert"
      icon={<TriangleAlert aria-hidden />}
      title={`${plural(data.items.length, 'background workflow stands', 'background workflows stand')} still`}
    >
      <List size="sm" my="xs" spacing="xs">
        {data.items.map(({ workflowId, campaign, since, attempts, resumable, whatToDo }) => (
          <List.Item key={workflowId} style={{ overflowWrap: 'anywhere' }}>
            {campaign && (
              <>
                <Anchor component={Link} to={`/campaign/${campaign.id}`} inherit underline="always">
                  {campaign.name}
                </Anchor>
                :{' '}
              </>
            )}
            <code>{workflowId}</code> since {times.minute(since)}
            {attempts > 0 && `, ${plural(attempts, 'attempt')}`}. {whatToDo}
            {mayResume && resumable && campaign && <Resume campaign={campaign} />}
          </List.Item>
        ))}
      </List>
      <Text size="sm">
        Last looked at {times.minute(first.checkedAt)}. Every night looks again, and so does{' '}
        <code>lastcall compare</code>.
      </Text>
    </Notice>
  );
}

function Resume({ campaign: { id: campaignId, name } }: { campaign: Named }) {
  const changed = useChanged();
  const resume = useMutation({
    mutationFn: () =>
      answer(api.POST('/v1/campaigns/{campaignId}/resume', { params: { path: { campaignId } } })),
    onSuccess: () =>
      showDone(`${name} is being resumed. If it still stands still tomorrow, it comes back here.`),
    onSettled: () => changed('workflow'),
  });
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        mt={4}
        aria-label={`Resume ${name}`}
        loading={resume.isPending}
        onClick={() => resume.mutate()}
      >
        Resume
      </Button>
    </div>
  );
}
