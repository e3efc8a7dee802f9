import { Text } from '@mantine/core';
import type { Schemas } from '../../../api/client';
import { useTimes } from '../../../ui/format';
import { ShownOnce } from '../../../ui/shown-once';
import { roleNames } from './role-words';

export type Made = Schemas['CreatedInvitation'];

/** The link of an invitation that was just made, this once. */
export function InvitationLink({ made, onClose }: { made: Made; onClose: () => void }) {
  const { email, role, expiresAt, link, mailed } = made;
  const times = useTimes();
  return (
    <ShownOnce opened title={`Invitation for ${email}`} label="Link" value={link} onClose={onClose}>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {mailed
          ? `A mail with a link is on its way to ${email}. You can also send them this one.`
          : `This Lastcall sends no mails: send this link to ${email} yourself.`}{' '}
        Whoever has it can join as {roleNames[role].toLowerCase()}, once, until {times.minute(expiresAt)}.
      </Text>
    </ShownOnce>
  );
}
