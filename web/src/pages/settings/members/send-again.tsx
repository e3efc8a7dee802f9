import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answer, api } from '../../../api/client';
import { useChanged } from '../../../api/stale';
import type { Made } from './invitation-link';
import type { Invitation } from './member-words';

/** Replaces an invitation with one for the same person: with another link, another mail, and seven days from now. */
export function SendAgain(props: { invitation: Invitation; onMade: (made: Made) => void }) {
  const { email, role } = props.invitation;
  const changed = useChanged();
  const send = useMutation({
    mutationFn: () => answer(api.POST('/v1/invitations', { body: { email, role } })),
    onSuccess: props.onMade,
    onSettled: () => changed('invitation'),
  });
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={`Send again: the invitation for ${email}`}
      loading={send.isPending}
      onClick={() => send.mutate()}
    >
      Send again
    </Button>
  );
}
