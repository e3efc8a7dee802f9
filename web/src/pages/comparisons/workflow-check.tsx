import { Anchor, List, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { answer, api } from '../../api/client';
import { Section } from '../../ui/section';
import { ErrorState } from '../../ui/error-state';
import { plural, useTimes } from '../../ui/format';

const surplusReasons: Readonly<Record<string, string>> = {
  unknown: 'no campaign here has this id',
  draft: 'its campaign is still a draft',
  complete: 'its campaign was complete long ago',
};

/** What the nightly check of campaigns and their workflows last had to tell. */
export function WorkflowCheck() {
  const times = useTimes();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['comparisons', 'workflows'],
    queryFn: async () =>
      (await answer(api.GET('/v1/comparisons', { params: { query: { limit: 1 } } }))).workflows,
  });
  return (
    <Section
      title="Workflow check"
      description="Every night Lastcall also checks that each launched campaign has the background workflow that ends it."
    >
      {isPending ? (
        <Skeleton height={18} width="60%" role="status" aria-label="Loading" />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data === null ? (
        <Text size="sm">Nothing was ever amiss.</Text>
      ) : (
        <>
          <Text size="sm">Last time that something was amiss: {times.minute(data.checkedAt)}.</Text>
          {data.started.length > 0 && (
            <>
              <Text size="sm">
                {plural(data.started.length, 'workflow was', 'workflows were')} missing and started again:
              </Text>
              <List size="sm">
                {data.started.map((campaignId) => (
                  <List.Item key={campaignId} style={{ overflowWrap: 'anywhere' }}>
                    <Anchor component={Link} to={`/campaign/${campaignId}`} inherit>
                      Campaign {campaignId}
                    </Anchor>
                  </List.Item>
                ))}
              </List>
            </>
          )}
          {data.surplus.length > 0 && (
            <>
              <Text size="sm">
                {plural(data.surplus.length, 'workflow runs', 'workflows run')} although no campaign needs
                them. They are left alone; whoever runs the installation may end them:
              </Text>
              <List size="sm">
                {data.surplus.map(({ workflowId, reason }) => (
                  <List.Item key={workflowId} style={{ overflowWrap: 'anywhere' }}>
                    {workflowId}: {surplusReasons[reason] ?? reason}
                  </List.Item>
                ))}
              </List>
            </>
          )}
        </>
      )}
    </Section>
  );
}
