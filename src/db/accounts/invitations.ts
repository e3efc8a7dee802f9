import { createHash, randomBytes } from 'node:crypto';
import type { ISql, Sql } from 'postgres';
import type { PersonRole } from '../../domain/roles.ts';
import { uuidv7 } from '../../ids.ts';
import { writeAudit } from '../audit/write-audit.ts';

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
}

const tokenBytes = 32;

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Invites a person, for seven days. An open invitation to the same address is replaced: its link holds no more. The
 * answer is the only place where the token can ever be read.
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
  const token = randomBytes(tokenBytes).toString('base64url');
  return sql.begin(async (tx) => {
    const [member] = await tx`
      select from members m join users u on u.id = m.user_id
      where m.account_id = ${accountId} and u.email = ${email}`;
    if (member) return 'already_member';
    const [invitation] = await tx<Invitation[]>`
      insert into invitations as i (id, account_id, email, role, token_sha256, invited_by, expires_at)
      values (${uuidv7()}, ${accountId}, ${email}, ${role}, ${hashOfToken(token)}, ${actor}, now() + interval '7 days')
      on conflict (account_id, email) where accepted_at is null and revoked_at is null
      do update set role = excluded.role, token_sha256 = excluded.token_sha256, invited_by = excluded.invited_by,
        created_at = now(), expires_at = excluded.expires_at
      where i.role <> 'owner' or ${byOwner}
      returning ${columns(tx)}`;
    if (!invitation) return 'owner_only';
    await writeAudit(tx, {
      accountId,
      actor,
      action: 'invitation.created',
      details: { invitationId: invitation.id, role },
    });
    return { ...invitation, token };
  });
}

/** An account's open invitations, the expired ones too, newest first. */
export async function listInvitations(sql: Sql, accountId: string): Promise<Invitation[]> {
  return await sql<Invitation[]>`
    select ${columns(sql)} from invitations
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
  expires_at <= now() as "expired"`;
