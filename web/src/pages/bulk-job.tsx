import { Anchor, Group, Paper, Progress, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { answer, api, type Schemas } from '../api/client';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { ErrorState } from '../ui/error-state';
import { count, plural, useTimes } from '../ui/format';
import { Page } from '../ui/page';
import { Outcomes } from './bulk-job/outcomes';
import { Resume } from './bulk-job/resume';
import { ResultTable } from './bulk-job/result-table';

/** How far a bulk job is, and what became of each campaign. */
export default function BulkJob() {
  const { jobId = '' } = useParams();
  const job = useQuery({
    queryKey: ['bulk-job', jobId],
    queryFn: () => answer(api.GET('/v1/bulk-jobs/{jobId}', { params: { path: { jobId } } })),
    // Changes are told of; should one be lost on the way, this makes up for it.
    refetchInterval: ({ state }) => (state.data?.finishedAt === null ? 5_000 : false),
  });
  if (job.error) {
    return (
      <Page title="Bulk job">
        <ErrorState error={job.error} retry={() => void job.refetch()} />
      </Page>
    );
  }
  if (!job.data) {
    return (
      <Page title="Bulk job">
        <RowsSkeleton />
      </Page>
    );
  }
  return <ShownJob job={job.data} />;
}

function ShownJob({ job }: { job: Schemas['BulkJobDetails'] }) {
  const times = useTimes();
  const { action, total, done, finishedAt } = job;
  const [shown, setShown] = useState('all');
  const expected = action === 'archive' ? 'archived' : 'cloned';
  const items =
    shown === 'all'
      ? job.items
      : job.items.filter(({ outcome }) => outcome !== 'archived' && outcome !== 'cloned');
  return (
    <Page
      title={`${action === 'archive' ? 'Archive' : 'Clone'} ${plural(total, 'campaign')}`}
      description={
        finishedAt === null
          ? `Begun ${times.minute(job.createdAt)}. It goes on when this page is closed.`
          : `Begun ${times.minute(job.createdAt)}, finished ${times.minute(finishedAt)}.`
      }
      above={
        <Anchor component={Link} to="/campaigns/active" size="sm">
          Active campaigns
        </Anchor>
      }
    >
      <Paper withBorder p="md">
        <Stack gap="sm">
          <Text fw={600} role="status" aria-live="polite">
            {count(done)} of {count(total)} done{finishedAt !== null && ': finished'}
          </Text>
          <Progress
            value={total === 0 ? 100 : (100 * done) / total}
            size="lg"
            aria-label={`${count(done)} of ${count(total)} done`}
            animated={finishedAt === null}
          />
          <Outcomes outcomes={job.outcomes} waiting={total - done} />
          {(job.outcomes.failed ?? 0) > 0 && <Resume jobId={job.id} />}
        </Stack>
      </Paper>
      <Group>
        <SegmentedControl
          aria-label="Which campaigns are shown"
          value={shown}
          onChange={setShown}
          data={[
            { value: 'all', label: 'All' },
            { value: 'other', label: `Not ${expected}` },
          ]}
        />
      </Group>
      {items.length > 0 ? (
        <ResultTable items={items} />
      ) : (
        <Text c="dimmed">Every campaign of this job was {expected}.</Text>
      )}
    </Page>
  );
}
