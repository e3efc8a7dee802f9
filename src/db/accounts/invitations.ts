import type { ISql, Sql } from 'postgres';
import type { MailState } from '../../domain/mails.ts';
import type { PersonRole } from '../../domain/roles.ts';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { endMailedLinks } from './invitation-links.ts';
import { hashOfToken, newToken } from './link-tokens.ts';

/** An invitation that was neither accepted nor taken back. */
export interface Invitation {
  id: string;
  email: string;
  role: PersonRole;
  /** As in the audit log. */
  invitedBy: string;
  createdAt: Date;
  expiresAt: Date;
  expired: boolean;
  /** What became of its mail; null: it was made by a version that wrote none. */
  mailState: MailState | null;
}

/**
 * Invites a person, for seven days, and writes the mail that has a link of its own. An open invitation to the same address
 * is replaced: its links hold no more. The answer is the only place where this token can ever be read.
 *
 * @param input.email in lower case
 * @param input.byOwner whether an owner asks; others neither invite owners nor replace an owner's invitation
 */
export async function createInvitation(
  sql: Sql,
  input: { accountId: string; email: string; role: PersonRole; actor: string; byOwner: boolean },
): Promise<(Invitation & { token: string }) | 'already_member' | 'owner_only'> {
  const { accountId, email, role, actor, byOwner } = input;
  if (role === 'owner' && !byOwner) return 'owner_only';
  const token = newToken();
  const tokenHash = hashOfToken(token);
  return sql.begin(async (tx) => {
    const [member] = await tx`
      select from members m join users u on u.id = m.user_id
      where m.account_id = ${accountId} and u.email = ${email}`;
    if (member) return 'already_member';
    const [invitation] = await tx<Invitation[]>`
      insert into invitations as i (id, account_id, email, role, token_sha256, invited_by, expires_at)
      values (${uuidv7()}, ${accountId}, ${email}, ${role}, ${tokenHash}, ${actor}, now() + interval '7 days')
      on conflict (account_id, email) where accepted_at is null and revoked_at is null
      do update set role = excluded.role, token_sha256 = excluded.token_sha256, invited_by = excluded.invited_by,
        created_at = now(), expires_at = excluded.expires_at
      where i.role <> 'owner' or ${byOwner}
      returning ${columns(tx)}`;
    if (!invitation) return 'owner_only';
    await endMailedLinks(tx, invitation.id);
    const [mail] = await tx<{ mailState: MailState }[]>`
      insert into mails (id, account_id, kind, occasion, address)
      values (${uuidv7()}, ${accountId}, 'invitation', ${tokenHash}, ${email})
      returning state as "mailState"`;
    await writeAudit(tx, {
      accountId,
      actor,
      action: 'invitation.created',
      details: { invitationId: invitation.id, role },
    });
    return { ...invitation, ...mail, token };
  });
}

/** An account's open invitations, the expired ones too, newest first. */
export async function listInvitations(sql: Sql, accountId: string): Promise<Invitation[]> {
  return await sql<Invitation[]>`
    select ${columns(sql)} from invitations i
    where account_id = ${accountId} and accepted_at is null and revoked_at is null
    order by created_at desc, id desc`;
}

/**
 * Takes an open invitation back, so that its link holds no more.
 *
 * @param input.byOwner whether an owner asks; others do not take an owner's invitation back
 */
export async function revokeInvitation(
  sql: Sql,
  input: { accountId: string; invitationId: string; actor: string; byOwner: boolean },
): Promise<'revoked' | 'not_found' | 'owner_only'> {
  return sql.begin(async (tx) => {
    const openOne = tx`
      id = ${input.invitationId} and account_id = ${input.accountId}
        and accepted_at is null and revoked_at is null`;
    const { count } = await tx`
      update invitations set revoked_at = now() where ${openOne} and (role <> 'owner' or ${input.byOwner})`;
    if (count === 0) {
      return (await tx`select from invitations where ${openOne}`).count === 0 ? 'not_found' : 'owner_only';
    }
    await writeAudit(tx, {
      accountId: input.accountId,
      actor: input.actor,
      action: 'invitation.revoked',
      details: { invitationId: input.invitationId },
    });
    return 'revoked';
  });
}

const columns = (sql: ISql) => sql`
  id, email, role, invited_by as "invitedBy", created_at as "createdAt", expires_at as "expiresAt",
  expires_at <= now() as "expired",
  (select m.state from mails m where m.campaign_id is null and m.kind = 'invitation' and m.occasion = i.token_sha256) as "mailState"`;
