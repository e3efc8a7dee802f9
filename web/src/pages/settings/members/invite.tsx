import { Button, Group, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { useMay } from '../../../session/session';
import { fieldErrors } from '../../../ui/field-errors';
import { FormProblem } from '../../../ui/form-problem';
import { InvitationLink, type Made } from './invitation-link';
import { type PersonRole, personRoles, roleMeanings, roleNames } from './role-words';

/** Invites a person; the link is shown afterwards, this once. */
export function Invite({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [made, setMade] = useState<Made>();
  return (
    <>
      <Modal
        opened={opened}
        onClose={onClose}
        title="Invite a person"
        centered
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <InviteForm
          onCancel={onClose}
          onMade={(invitation) => {
            onClose();
            setMade(invitation);
          }}
        />
      </Modal>
      {made && <InvitationLink made={made} onClose={() => setMade(undefined)} />}
    </>
  );
}

function InviteForm({ onCancel, onMade }: { onCancel: () => void; onMade: (made: Made) => void }) {
  const owner = useMay('owner');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<PersonRole>('caller');
  const changed = useChanged();
  const create = useMutation({
    mutationFn: () => answer(api.POST('/v1/invitations', { body: { email: email.trim(), role } })),
    meta: { quiet: true },
    onSuccess: (invitation) => {
      onMade(invitation);
      return changed('invitation');
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <TextInput
          label="E-mail"
          type="email"
          description="An open invitation to the same address is replaced."
          required
          maxLength={254}
          autoComplete="off"
          data-autofocus
          value={email}
          error={fieldErrors(create.error)['email']}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <NativeSelect
          label="Role"
          description={roleMeanings[role]}
          data={personRoles
            .filter((each) => each !== 'owner' || owner)
            .toReversed()
            .map((value) => ({ value, label: roleNames[value] }))}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as PersonRole)}
        />
        <FormProblem error={create.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" loading={create.isPending}>
            Invite
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
