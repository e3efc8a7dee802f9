import type { ISql } from 'postgres';
import type { Fragment } from '../fragment.ts';
import { hashOfToken, linkIdentifier, newToken } from './link-tokens.ts';

/** Whether the invitation `i` was neither accepted nor taken back, and is not too old. */
export const isOpen = (sql: ISql): Fragment =>
  sql`i.accepted_at is null and i.revoked_at is null and i.expires_at > now()`;

/** Whether a token is that of the invitation `i`: of the link that the inviter was given, or of one that was mailed. */
export const hasToken = (sql: ISql, token: string): Fragment => sql`
  (i.token_sha256 = ${hashOfToken(token)} or i.id = (
    select v.value::uuid from verifications v
    where v.identifier = ${linkIdentifier('invitation', token)} and v.expires_at > now()))`;

/**
 * Makes a further token of an invitation, for a mail. Only its hash is kept; it holds for as long as the invitation does.
 *
 * @param tokenHash of the link that the invitation was made with; one that was replaced since is another invitation
 * @returns null when the invitation holds no more
 */
export async function makeInvitationToken(sql: ISql, tokenHash: string): Promise<string | null> {
  const token = newToken();
  const { count } = await sql`
    insert into verifications (id, identifier, value, expires_at)
    select uuidv7(), ${linkIdentifier('invitation', token)}, i.id::text, i.expires_at
    from invitations i where i.token_sha256 = ${tokenHash} and ${isOpen(sql)}
    for share`;
  return count === 1 ? token : null;
}

/** Ends the mailed links of an invitation, before it is given new ones. */
export async function endMailedLinks(sql: ISql, invitationId: string): Promise<void> {
  await sql`delete from verifications where value = ${invitationId}`;
}
