import type { InvitationFacts } from '../../domain/mails.ts';
import type { PersonRole } from '../../domain/roles.ts';
import { Button } from './layout.tsx';
import { timeIn } from './words.ts';

/** What each role lets a person do, after "as". */
const roleWords: Readonly<Record<PersonRole, string>> = {
  owner: 'an owner: you may do everything',
  admin: 'an admin: you may do everything but make owners',
  moderator: 'a moderator: you see all campaigns, and may archive and export them',
  caller: 'a caller: you make calls for the campaigns that you are assigned to',
};

export const invitationSubject = ({ accountName }: InvitationFacts): string =>
  `You are invited to join ${accountName}`;

/** Asks a person to join an account. */
export function Invitation({ facts, link }: { facts: InvitationFacts; link: string }) {
  const { accountName, inviterName, role, expiresAt, timeZone } = facts;
  return (
    <>
      <p>
        {inviterName === null ? 'You are invited' : `${inviterName} invites you`} to join {accountName} on
        Lastcall as {roleWords[role]}.
      </p>
      <Button href={link}>Accept the invitation</Button>
      <p>If the button does not work, copy this address into your browser:</p>
      <p>{link}</p>
      <p>
        The link works once, until {timeIn(timeZone, expiresAt)}. It is for you alone: whoever has it can join
        in your place.
      </p>
      <p>If you do not know what this is about, ignore this mail. Nothing happens then.</p>
    </>
  );
}
