import type { ISql, Sql } from 'postgres';
import type { MailFacts } from '../../domain/mails.ts';
import { isOpen, makeInvitationToken } from '../accounts/invitation-links.ts';
import { makePasswordToken } from '../accounts/link-tokens.ts';
import type { Fragment } from '../fragment.ts';
import type { DueMail } from './due-mails.ts';

/**
 * Makes the token of the link in a mail, for one attempt to send it; it never stands in the mail's row. Those of earlier
 * attempts hold too, since one of them may have arrived.
 *
 * @returns null when there is nothing that a link could open
 */
export async function makeMailToken(
  sql: Sql,
  { occasion, userId }: DueMail,
  facts: MailFacts,
): Promise<string | null> {
  if (facts.kind === 'invitation') return makeInvitationToken(sql, occasion);
  if (facts.kind !== 'password_reset' || !facts.hasPassword || userId === null) return null;
  return makePasswordToken(sql, userId);
}

/** Keeps the token of an invitation's link with a mail that can only be read on the page. */
export async function keepToken(sql: Sql, { id, attempt }: DueMail, token: string): Promise<void> {
  await sql`update mails set link = ${token} where id = ${id} and attempts = ${attempt} and state = 'waiting'`;
}

/** Forgets the kept tokens whose invitations were used, taken back or replaced, or are too old. */
export async function forgetTokens(sql: Sql): Promise<void> {
  await sql`
    update mails m set link = null
    where m.link is not null
      and not exists (select from invitations i where i.token_sha256 = m.occasion and ${isOpen(sql)})`;
}

/**
 * The kept token of the link in the mail `m`, for who could make another one; null: none, or not for who asks.
 *
 * @param may.inviteOwners whether who asks may invite owners too
 */
export const keptToken = (sql: ISql, may: { inviteOwners: boolean }): Fragment => sql`
  (select m.link from invitations i
    where i.token_sha256 = m.occasion and ${isOpen(sql)} and (${may.inviteOwners} or i.role <> 'owner'))`;
