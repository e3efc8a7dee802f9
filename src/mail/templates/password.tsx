import type { PasswordChangedFacts, PasswordResetFacts } from '../../domain/mails.ts';
import { Button } from './layout.tsx';
import { timeIn } from './words.ts';

export const passwordResetSubject = ({ hasPassword }: PasswordResetFacts): string =>
  hasPassword ? 'Set a new password for Lastcall' : 'How you sign in to Lastcall';

/** The link to set a new password; or for who has none, how they sign in. */
export function PasswordReset(props: { facts: PasswordResetFacts; link: string; signInLink: string }) {
  const { facts, link, signInLink } = props;
  if (!facts.hasPassword) {
    return (
      <>
        <p>
          Somebody, probably you, asked for a link to set a new password. You have no password in Lastcall:
          you sign in through your organization’s sign-in service. On the sign-in page, press its button below
          the form.
        </p>
        <Button href={signInLink}>Open the sign-in page</Button>
        <p>If you cannot sign in there, ask whoever runs that service for you.</p>
        <p>If it was not you, ignore this mail. Nothing has changed.</p>
      </>
    );
  }
  return (
    <>
      <p>Somebody, probably you, asked for a link to set a new password for {facts.recipientName}.</p>
      <Button href={link}>Set a new password</Button>
      <p>If the button does not work, copy this address into your browser:</p>
      <p>{link}</p>
      <p>
        The link works once, for one hour. When you use it, you are signed out everywhere and sign in with the
        new password.
      </p>
      <p>If it was not you, ignore this mail. Your password stays as it is.</p>
    </>
  );
}

export const passwordChangedSubject = (): string => 'Your password for Lastcall was changed';

/** Tells that somebody, the person in most cases, has set another password. */
export function PasswordChanged({ facts, link }: { facts: PasswordChangedFacts; link: string }) {
  return (
    <>
      <p>
        The password of {facts.recipientName} was changed on {timeIn(facts.timeZone, facts.changedAt)}. All
        other browsers were signed out.
      </p>
      <p>If it was you, there is nothing to do.</p>
      <p>
        If it was not you, somebody else may be able to sign in as you. Set a new password now, then tell an
        owner or admin of your account.
      </p>
      <Button href={link}>Set a new password</Button>
    </>
  );
}
