import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { ErrorState } from '../../../ui/error-state';
import { fromNow, useTimes } from '../../../ui/format';
import { useActorName } from '../../../audit/use-actor-name';
import { invitationsQuery } from './invitations-query';
import type { Invitation } from './member-words';
import { RevokeInvitation } from './revoke-invitation';
import { roleNames } from './role-words';

/** The invitations that were neither accepted nor taken back. */
export function Invitations() {
  const { data, error, isPending, refetch } = useQuery(invitationsQuery);
  const [revoking, revoke] = useDisclosure();
  const [chosen, setChosen] = useState<Invitation>();
  return (
    <Section title="Open invitations" description="Each link works once and expires after seven days.">
      {isPending ? (
        <RowsSkeleton rows={2} />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <Text size="sm">No open invitations. Press “Invite a person” to get a link for somebody.</Text>
      ) : (
        <CardTable
          label="Open invitations, newest first"
          head={
            <>
              <Head>E-mail</Head>
              <Head>Role</Head>
              <Head>Invited by</Head>
              <Head>Expires</Head>
              <Head>Action</Head>
            </>
          }
        >
          {data.items.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              onRevoke={() => {
                setChosen(invitation);
                revoke.open();
              }}
            />
          ))}
        </CardTable>
      )}
      {chosen && <RevokeInvitation invitation={chosen} opened={revoking} onClose={revoke.close} />}
    </Section>
  );
}

function InvitationRow({ invitation, onRevoke }: { invitation: Invitation; onRevoke: () => void }) {
  const { email, role, invitedBy, expiresAt, expired } = invitation;
  const times = useTimes();
  const actorName = useActorName();
  return (
    <Row>
      <RowHead>
        <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
          {email}
        </Text>
      </RowHead>
      <Cell label="Role">{roleNames[role]}</Cell>
      <Cell label="Invited by">
        <Text size="sm">{actorName(invitedBy)}</Text>
      </Cell>
      <Cell label="Expires">
        <Text size="sm">
          {expired ? `Expired ${times.day(expiresAt)}` : `${times.minute(expiresAt)} (${fromNow(expiresAt)})`}
        </Text>
      </Cell>
      <Cell>
        <Button
          variant="default"
          size="compact-sm"
          aria-label={`Revoke the invitation for ${email}`}
          onClick={onRevoke}
        >
          Revoke
        </Button>
      </Cell>
    </Row>
  );
}
