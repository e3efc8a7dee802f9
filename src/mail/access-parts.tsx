import type { AccessFacts } from '../domain/mails.ts';
import { invitationLink, passwordLink } from '../identity/links.ts';
import { noToken } from './link-token.ts';
import { plain } from './plain.ts';
import { Invitation, invitationSubject } from './templates/invitation.tsx';
import {
  PasswordChanged,
  passwordChangedSubject,
  PasswordReset,
  passwordResetSubject,
} from './templates/password.tsx';

/** The parts of a mail about a person's own way in. The tokens of its links are put in when it is sent. */
export function accessParts(given: AccessFacts, publicUrl: string) {
  switch (given.kind) {
    case 'invitation': {
      const inviterName = given.inviterName === null ? null : plain(given.inviterName);
      const facts = { ...given, accountName: plain(given.accountName), inviterName };
      return {
        subject: invitationSubject(facts),
        body: <Invitation facts={facts} link={invitationLink(publicUrl, noToken)} />,
        whyYou: 'You have this mail because somebody entered your address there.',
      };
    }
    case 'password_reset': {
      const facts = { ...given, recipientName: plain(given.recipientName) };
      const links = { link: passwordLink(publicUrl, noToken), signInLink: `${publicUrl}/sign-in` };
      return {
        subject: passwordResetSubject(facts),
        body: <PasswordReset facts={facts} {...links} />,
        whyYou: 'You have this mail because somebody entered your address on the sign-in page.',
      };
    }
    case 'password_changed': {
      const facts = { ...given, recipientName: plain(given.recipientName) };
      return {
        subject: passwordChangedSubject(),
        body: <PasswordChanged facts={facts} link={`${publicUrl}/forgot-password`} />,
        whyYou: 'You have this mail because the password is yours.',
      };
    }
  }
}
