import { Anchor, List, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import { Link } from 'react-router';
import { answer, api } from '../../api/client';
import { ErrorState } from '../../ui/error-state';
import { plural, useTimes } from '../../ui/format';
import { Notice } from '../../ui/notice';

/** The background workflows that stand still until somebody does something; nothing while all is well. */
export function StuckWorkflows() {
  const times = useTimes();
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
      <Text size="sm">{first.whatToDo}</Text>
      <List size="sm" my="xs">
        {data.items.map(({ workflowId, campaign, since, attempts }) => (
          <List.Item key={workflowId} style={{ overflowWrap: 'anywhere' }}>
            {campaign && (
              <>
                <Anchor component={Link} to={`/campaign/${campaign.id}`} inherit underline="always">
                  {campaign.name}
                </Anchor>
                :{' '}
              </>
            )}
            <code>{workflowId}</code> since {times.minute(since)}, {plural(attempts, 'attempt')}
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
