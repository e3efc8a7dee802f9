import { NativeSelect, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api, meantFor } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { useSession } from '../../../session/session';
import { Confirm } from '../../../ui/confirm';
import { showDone } from '../../../ui/notify';
import type { Member } from './member-words';
import { type PersonRole, personRoles, roleMeanings, roleNames } from './role-words';

/** A person's role, to be changed at once; one's own only after being asked. */
export function RoleSelect({ member }: { member: Member }) {
  const { userId, name, role } = member;
  const { user, role: ownRole } = useSession();
  const [asking, ask] = useDisclosure();
  const [wanted, setWanted] = useState<PersonRole>(role);
  const changed = useChanged();
  const own = userId === user?.id;
  const change = useMutation({
    mutationFn: (next: PersonRole) =>
      answer(
        api.PATCH('/v1/members/{userId}', {
          params: { path: { userId }, header: meantFor(member) },
          body: { role: next },
        }),
      ),
    onSuccess: (result) => {
      showDone(`${result.name} is ${roleNames[result.role].toLowerCase()} now.`);
      if (own) void changed('me');
    },
    onSettled: () => {
      ask.close();
      return changed('member');
    },
  });
  const choose = (next: PersonRole) => {
    setWanted(next);
    if (own) ask.open();
    else change.mutate(next);
  };
  return (
    <>
      <NativeSelect
        size="xs"
        aria-label={`Role of ${name}`}
        data={personRoles.map((value) => ({
          value,
          label: roleNames[value],
          disabled: value === 'owner' && ownRole !== 'owner',
        }))}
        value={change.isPending ? wanted : role}
        disabled={change.isPending || (role === 'owner' && ownRole !== 'owner')}
        onChange={(event) => choose(event.currentTarget.value as PersonRole)}
      />
      <Confirm
        opened={asking}
        title={`Change your own role to ${roleNames[wanted].toLowerCase()}?`}
        confirmLabel="Change my role"
        danger
        busy={change.isPending}
        onConfirm={() => change.mutate(wanted)}
        onClose={ask.close}
      >
        <Text size="sm">{roleMeanings[wanted]} Somebody else has to change it back.</Text>
      </Confirm>
    </>
  );
}
