import { Alert, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Info } from 'lucide-react';
import { useRef } from 'react';
import { useSession } from '../session/session';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { ErrorState } from '../ui/error-state';
import { Page } from '../ui/page';
import { assignmentsQuery } from './assignments/assignment';
import { Current } from './assignments/current';
import { Ended } from './assignments/ended';
import { JustEnded } from './assignments/just-ended';

/** What a person is assigned to call for. */
export default function Assignments() {
  const { account } = useSession();
  const { data, error, isPending, refetch } = useQuery(assignmentsQuery);
  // Those that the person has seen standing, and whose end they were not told of yet.
  const seen = useRef(new Set<string>());
  for (const { campaignId, endedAt } of data ?? []) if (endedAt === null) seen.current.add(campaignId);

  return (
    <Page title="My assignments" description="The campaigns that you call for. Updates automatically.">
      {isPending ? (
        <RowsSkeleton rows={4} />
      ) : data === undefined ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Stack>
          <JustEnded
            ended={data.filter(({ campaignId, endedAt }) => endedAt !== null && seen.current.has(campaignId))}
          />
          {!account.demo && data.some(({ endedAt }) => endedAt === null) && (
            <Alert variant="light" role="note" icon={<Info aria-hidden />}>
              Your phone bank’s dialer places the calls; this page shows what you are assigned to.
            </Alert>
          )}
          <Current
            assignments={data.filter(({ endedAt }) => endedAt === null)}
            mayCall={account.demo}
            refresh={
              <Button variant="default" onClick={() => void refetch()}>
                Refresh
              </Button>
            }
          />
          <Ended assignments={data.filter(({ endedAt }) => endedAt !== null)} />
        </Stack>
      )}
    </Page>
  );
}
