import { Button, Group, Select } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { showDone } from '../../../ui/notify';

/** Finds a member of the account by name or e-mail, and assigns them. */
export function AssignCaller({ campaignId, assigned }: { campaignId: string; assigned: readonly string[] }) {
  const [userId, setUserId] = useState<string | null>(null);
  const changed = useChanged();
  const { data: members } = useQuery({
    queryKey: ['members'],
    queryFn: () => answer(api.GET('/v1/members')),
  });
  const assign = useMutation({
    mutationFn: (chosen: string) =>
      answer(
        api.PUT('/v1/campaigns/{campaignId}/callers/{userId}', {
          params: { path: { campaignId, userId: chosen } },
        }),
      ),
    onSuccess: ({ name }) => {
      setUserId(null);
      void changed('campaign');
      showDone(`${name} is assigned.`);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (userId !== null) assign.mutate(userId);
  };
  const free = members?.items.filter((member) => !assigned.includes(member.userId)) ?? [];
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="sm">
        <Select
          label="Assign a member of your account"
          placeholder="Name or e-mail"
          searchable
          clearable
          clearButtonProps={{ 'aria-label': 'Clear the choice' }}
          nothingFoundMessage="Nobody else is in your account. Invite people in the settings."
          data={free.map(({ userId: value, name, email }) => ({ value, label: `${name} (${email})` }))}
          value={userId}
          onChange={setUserId}
          style={{ flex: '1 1 16rem' }}
        />
        <Button type="submit" disabled={userId === null} loading={assign.isPending}>
          Assign
        </Button>
      </Group>
    </form>
  );
}
