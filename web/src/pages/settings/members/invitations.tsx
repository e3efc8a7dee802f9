import { Button, Group, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { CardTable, Cell, Head, Row, RowHead } from '../../../ui/table';
import { ErrorState } from '../../../ui/error-state';
import { fromNow, useTimes } from '../../../ui/format';
import { useActorName } from '../../../audit/use-actor-name';
import { StateBadge } from '../../mails/mail-table';
import { InvitationLink, type Made } from './invitation-link';
import { invitationsQuery } from './invitations-query';
import type { Invitation } from './member-words';
import { RevokeInvitation } from './revoke-invitation';
import { roleNames } from './role-words';
import { SendAgain } from './send-again';

/** The invitations that were neither accepted nor taken back. */
export function Invitations() {
  const { data, error, isPending, refetch } = useQuery(invitationsQuery);
  const [revoking, revoke] = useDisclosure();
  const [chosen, setChosen] = useState<Invitation>();
  const [made, setMade] = useState<Made>();
  return (
    <Section
      title="Open invitations"
      description="Each works once and expires after seven days. Sending it again ends the links of before."
    >
      {isPending ? (
        <RowsSkeleton rows={2} />
      ) : !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : data.items.length === 0 ? (
        <Text size="sm">No open invitations. Press “Invite a person” to invite somebody.</Text>
      ) : (
        <CardTable
          label="Open invitations, newest first"
          head={
            <>
              <Head>E-mail</Head>
              <Head>Role</Head>
              <Head>Invited by</Head>
              <Head>Mail</Head>
              <Head>Expires</Head>
              <Head>Actions</Head>
            </>
          }
        >
          {data.items.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              onSentAgain={setMade}
              onRevoke={() => {
                setChosen(invitation);
                revoke.open();
              }}
            />
          ))}
        </CardTable>
      )}
      {made && <InvitationLink made={made} onClose={() => setMade(undefined)} />}
      {chosen && <RevokeInvitation invitation={chosen} opened={revoking} onClose={revoke.close} />}
    </Section>
  );
}

function InvitationRow(props: {
  invitation: Invitation;
  onSentAgain: (made: Made) => void;
  onRevoke: () => void;
}) {
  const { invitation, onSentAgain, onRevoke } = props;
  const { email, role, invitedBy, mailState, expiresAt, expired } = invitation;
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
      <Cell label="Mail">{mailState !== null && <StateBadge state={mailState} />}</Cell>
      <Cell label="Expires">
        <Text size="sm">
          {expired ? `Expired ${times.day(expiresAt)}` : `${times.minute(expiresAt)} (${fromNow(expiresAt)})`}
        </Text>
      </Cell>
      <Cell>
        <Group gap="xs">
          <SendAgain invitation={invitation} onMade={onSentAgain} />
          <Button
            variant="default"
            size="compact-sm"
            aria-label={`Revoke the invitation for ${email}`}
            onClick={onRevoke}
          >
            Revoke
          </Button>
        </Group>
      </Cell>
    </Row>
  );
}
