import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { Confirm } from '../../../ui/confirm';
import { showDone } from '../../../ui/notify';
import type { Invitation } from './member-words';

/** Asks before an invitation's link stops working. */
export function RevokeInvitation(props: { invitation: Invitation; opened: boolean; onClose: () => void }) {
  const { invitation, opened, onClose } = props;
  const { id: invitationId, email } = invitation;
  const changed = useChanged();
  const revoke = useMutation({
    mutationFn: () =>
      answer(api.DELETE('/v1/invitations/{invitationId}', { params: { path: { invitationId } } })),
    onSuccess: () => showDone(`The invitation for ${email} is revoked.`),
    onSettled: () => {
      onClose();
      return changed('invitation');
    },
  });
  return (
    <Confirm
      opened={opened}
      title={`Revoke the invitation for ${email}?`}
      confirmLabel="Revoke"
      danger
      busy={revoke.isPending}
      onConfirm={() => revoke.mutate()}
      onClose={onClose}
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        The link that {email} was given stops working immediately. You can invite them again.
      </Text>
    </Confirm>
  );
}
