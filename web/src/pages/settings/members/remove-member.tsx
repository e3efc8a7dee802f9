import { Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import { useSession } from '../../../session/session';
import { Confirm } from '../../../ui/confirm';
import { showDone } from '../../../ui/notify';
import type { Member } from './member-words';

/** Asks before a person is taken out of the account. */
export function RemoveMember(props: { member: Member; opened: boolean; onClose: () => void }) {
  const { member, opened, onClose } = props;
  const { userId, name, email } = member;
  const { user, account } = useSession();
  const own = userId === user?.id;
  const changed = useChanged();
  const remove = useMutation({
    mutationFn: () => answer(api.DELETE('/v1/members/{userId}', { params: { path: { userId } } })),
    onSuccess: () => {
      showDone(`${name} was removed from ${account.name}.`);
      return changed(own ? 'me' : 'member');
    },
    onSettled: onClose,
  });
  return (
    <Confirm
      opened={opened}
      title={own ? `Leave ${account.name}?` : `Remove ${name}?`}
      confirmLabel={own ? 'Leave' : `Remove ${name}`}
      danger
      busy={remove.isPending}
      onConfirm={() => remove.mutate()}
      onClose={onClose}
    >
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {own
          ? `You are signed out of ${account.name} immediately, and need a new invitation to come back.`
          : `${name} (${email}) loses access to ${account.name} immediately, and is unassigned from all campaigns. What they did stays in the audit log.`}
      </Text>
    </Confirm>
  );
}
