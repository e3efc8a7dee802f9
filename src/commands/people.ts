import { readConfig } from '../config.ts';
import { resetSecondFactor } from '../db/accounts/second-factors.ts';
import { createInvitation } from '../db/accounts/invitations.ts';
import type { PersonRole } from '../domain/roles.ts';
import { readEmailAddress } from '../identity/email-address.ts';
import { invitationLink } from '../identity/links.ts';
import { createPasswordLink } from '../identity/password-link.ts';
import { withDatabase } from './with-database.ts';

/** `lastcall invite <account> <email> --role <role>`: a link with which the person joins, valid for seven days. */
export async function invite(accountId: string, email: string, options: { role: PersonRole }): Promise<void> {
  const { publicUrl } = readConfig();
  await withDatabase(async ({ sql }) => {
    const made = await createInvitation(sql, {
      accountId,
      email: readEmailAddress(email),
      role: options.role,
      actor: 'cli',
      byOwner: true,
    });
    if (typeof made === 'string')
      throw new Error('A person with this e-mail address is in the account already.');
    console.log(`invitation, for seven days  ${invitationLink(publicUrl, made.token)}`);
  });
}

/** `lastcall password-link <email>`: a link with which the person sets a new password, valid for an hour. */
export async function printPasswordLink(email: string): Promise<void> {
  const { publicUrl } = readConfig();
  await withDatabase(async ({ sql }) => {
    const link = await createPasswordLink(sql, { email, actor: 'cli', publicUrl });
    console.log(`password link, for one hour  ${link}`);
  });
}

/** `lastcall reset-second-factor <email>`: for a person who lost their phone and their recovery codes. */
export async function takeSecondFactorAway(email: string): Promise<void> {
  await withDatabase(async ({ sql }) => {
    const reset = await resetSecondFactor(sql, { email: readEmailAddress(email), actor: 'cli' });
    if (reset === null) throw new Error('There is no user with this e-mail address.');
    if (!reset) throw new Error('This person has no second factor; nothing was changed.');
    console.log('second factor  taken away, and all sessions ended; they sign in by their password alone');
  });
}
