import { Anchor, Button, Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { PhoneCall, PhoneOff } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Link, useNavigate } from 'react-router';
import { campaignNowMs } from '../../campaign/clock';
import { EmptyState } from '../../ui/empty-state';
import { count, fromNow, useTimes } from '../../ui/format';
import { Term } from '../../ui/term';
import type { Assignment } from './assignment';

/** The campaigns that can be called for now. */
export function Current(props: {
  assignments: Assignment[];
  /** Whether calls are placed from here. */
  mayCall: boolean;
  refresh: ReactNode;
}) {
  if (props.assignments.length === 0) {
    return (
      <EmptyState
        icon={PhoneOff}
        title="You are not assigned to any campaign"
        text="There is nobody for you to call right now. Ask an owner or admin of your phone bank to assign you to a campaign; it then appears here automatically."
        action={props.refresh}
      />
    );
  }
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
      {props.assignments.map((each) => (
        <AssignmentCard key={each.campaignId} assignment={each} mayCall={props.mayCall} />
      ))}
    </SimpleGrid>
  );
}

function AssignmentCard({ assignment, mayCall }: { assignment: Assignment; mayCall: boolean }) {
  const { campaignId, campaignName, remaining, endsAt, assignedAt } = assignment;
  const titleId = useId();
  const startId = useId();
  const times = useTimes();
  const navigate = useNavigate();
  const toCalling = `/calling/${campaignId}`;
  const nowMs = campaignNowMs(assignment);
  const past = endsAt !== null && new Date(endsAt).getTime() < nowMs;
  return (
    <Paper withBorder p="md" component="article" aria-labelledby={titleId} style={{ minWidth: 0 }}>
      <Stack gap="sm" h="100%" justify="space-between">
        <Stack gap={4}>
          <Title order={2} size="h4" id={titleId} style={{ overflowWrap: 'anywhere' }}>
            {campaignName}
          </Title>
          <Group gap={6} align="baseline">
            <Text fw={700} size="xl">
              {count(remaining)}
            </Text>
            <Text c="dimmed" size="sm">
              <Term word="remaining">{remaining === 1 ? 'dial remaining' : 'dials remaining'}</Term>
            </Text>
          </Group>
          <Text c="dimmed" size="sm">
            {endsAt === null
              ? `Assigned ${times.day(assignedAt)}`
              : `${past ? 'Was to end' : 'Ends'} ${times.minute(endsAt)} (${fromNow(endsAt, nowMs)})`}
          </Text>
        </Stack>
        {remaining === 0 ? (
          <Text size="sm">
            Everybody in this campaign has been dialled. Ask whoever runs it what comes next.{' '}
            {mayCall && (
              <Anchor component={Link} to={toCalling} inherit underline="always">
                Your last call
              </Anchor>
            )}
          </Text>
        ) : (
          mayCall && (
            <Button
              id={startId}
              aria-labelledby={`${titleId} ${startId}`}
              leftSection={<PhoneCall size={18} aria-hidden />}
              onClick={() => void navigate(toCalling)}
            >
              Start calling
            </Button>
          )
        )}
      </Stack>
    </Paper>
  );
}
