import { NativeSelect, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '../../../api/client';
import { useSession } from '../../../app/session';
import { Confirm } from '../../../ui/confirm';
import { showDone } from '../../../ui/notify';
import { membersQuery } from '../../../audit/use-member-names';
import type { Member } from './member-words';
import { type PersonRole, personRoles, roleMeanings, roleNames } from './role-words';

/** A person's role, to be changed at once; one's own only after being asked. */
export function RoleSelect({ member }: { member: Member }) {
  const { userId, name, role } = member;
  const { user, role: ownRole } = useSession();
  const [asking, ask] = useDisclosure();
  const [wanted, setWanted] = useState<PersonRole>(role);
  const queries = useQueryClient();
  const own = userId === user?.id;
  const change = useMutation({
    mutationFn: (next: PersonRole) =>
      answer(api.PATCH('/v1/members/{userId}', { params: { path: { userId } }, body: { role: next } })),
    onSuccess: (changed) => {
      showDone(`${changed.name} is ${roleNames[changed.role].toLowerCase()} now.`);
      if (own) void queries.invalidateQueries({ queryKey: ['me'] });
    },
    onSettled: () => {
      ask.close();
      return queries.invalidateQueries({ queryKey: membersQuery.queryKey });
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
