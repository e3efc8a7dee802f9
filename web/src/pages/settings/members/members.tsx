import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { RowsSkeleton } from '../../../ui/rows-skeleton';
import { Section } from '../../../ui/section';
import { ErrorState } from '../../../ui/error-state';
import { membersQuery } from '../../../people/members-query';
import { Invitations } from './invitations';
import { Invite } from './invite';
import { MemberTable } from './member-table';
import type { Member } from './member-words';
import { RemoveMember } from './remove-member';

/** The people of the account, and those who are invited. */
export function Members() {
  const { data, error, isPending, refetch } = useQuery(membersQuery);
  const [inviting, invite] = useDisclosure();
  const [removing, remove] = useDisclosure();
  const [chosen, setChosen] = useState<Member>();
  return (
    <Stack>
      <Section
        title="People"
        description="Role changes take effect immediately."
        actions={
          <Button leftSection={<UserPlus size={18} aria-hidden />} onClick={invite.open}>
            Invite a person
          </Button>
        }
      >
        {isPending ? (
          <RowsSkeleton />
        ) : !data ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <MemberTable
            members={data.items}
            onRemove={(member) => {
              setChosen(member);
              remove.open();
            }}
          />
        )}
      </Section>
      <Invitations />
      <Invite opened={inviting} onClose={invite.close} />
      {chosen && <RemoveMember member={chosen} opened={removing} onClose={remove.close} />}
    </Stack>
  );
}
