import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { PhoneOff } from 'lucide-react';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ProblemError } from '../api/client';
import { EmptyState } from '../ui/empty-state';
import { ErrorState } from '../ui/error-state';
import { Page } from '../ui/page';
import { RowsSkeleton } from '../ui/rows-skeleton';
import { assignmentsQuery } from './assignments/assignment';
import { Calling } from './calling/calling';
import { openCallQuery } from './calling/open-call';

/** Where a person calls for one campaign. */
export default function CallingPage() {
  const { campaignId = '' } = useParams();
  return <CallingFor key={campaignId} campaignId={campaignId} />;
}

function CallingFor({ campaignId }: { campaignId: string }) {
  const assignments = useQuery(assignmentsQuery);
  const open = useQuery(openCallQuery(campaignId));
  const now = assignments.data?.find((each) => each.campaignId === campaignId);
  // An assignment that is taken back is in the list no more; the page still says what it was.
  const [assignment, setAssignment] = useState(now);
  if (now && now !== assignment) setAssignment(now);
  const none = open.error instanceof ProblemError && open.error.status === 404 ? null : undefined;
  const call = open.data ?? none;
  if (assignment && (call !== undefined || open.data === null)) {
    return <Calling assignment={assignment} now={now} open={call ?? null} />;
  }
  const error = assignments.error ?? (assignment && open.error);
  return (
    <Page title="Calling">
      {error ? (
        <ErrorState error={error} retry={() => void Promise.all([assignments.refetch(), open.refetch()])} />
      ) : assignments.isPending || (assignment && open.isPending) ? (
        <RowsSkeleton rows={4} />
      ) : (
        <EmptyState
          icon={PhoneOff}
          title="You are not assigned to this campaign"
          text="Ask an owner or admin of your phone bank to assign you, or choose another campaign."
          action={
            <Button component={Link} to="/assignments">
              My assignments
            </Button>
          }
        />
      )}
    </Page>
  );
}
