import { Button, Text } from '@mantine/core';
import { useSession } from '../../../session/session';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { fromNow, useTimes } from '../../../ui/format';
import type { Member } from './member-words';
import { RoleSelect } from './role-select';

export function MemberTable({
  members,
  onRemove,
}: {
  members: Member[];
  onRemove: (member: Member) => void;
}) {
  const { user, role: ownRole } = useSession();
  const times = useTimes();
  return (
    <CardTable
      label="People of the account"
      head={
        <>
          <Head>Name</Head>
          <Head>Role</Head>
          <Head>Joined</Head>
          <Head>Last seen</Head>
          <Head>Action</Head>
        </>
      }
    >
      {members.map((member) => (
        <Row key={member.userId}>
          <RowHead>
            <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
              {member.name}
              {member.userId === user?.id && ' (you)'}
            </Text>
            <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {member.email}
            </Text>
          </RowHead>
          <Cell label="Role">
            <RoleSelect member={member} />
          </Cell>
          <Cell label="Joined">
            <Text size="sm">{times.day(member.joinedAt)}</Text>
          </Cell>
          <Cell label="Last seen">
            <Text size="sm" {...(member.lastSeenAt !== null && { title: times.minute(member.lastSeenAt) })}>
              {member.lastSeenAt === null ? 'Never signed in' : seen(member.lastSeenAt)}
            </Text>
          </Cell>
          <Cell>
            {(member.role !== 'owner' || ownRole === 'owner') && (
              <Button
                variant="default"
                size="compact-sm"
                aria-label={`Remove ${member.name}`}
                onClick={() => onRemove(member)}
              >
                Remove
              </Button>
            )}
          </Cell>
        </Row>
      ))}
    </CardTable>
  );
}

const hourMs = 3_600_000;

/** It is known to the hour only. */
const seen = (time: string): string =>
  Date.now() - new Date(time).getTime() < hourMs ? 'within the last hour' : fromNow(time);
