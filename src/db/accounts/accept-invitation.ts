import type { ISql, Sql } from 'postgres';
import type { PersonRole } from '../../domain/roles.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { insertUser } from './create-user.ts';
import { hasToken, isOpen } from './invitation-links.ts';
import { addMember } from './members.ts';

/** What an invitation's link is for. */
export interface InvitationOffer {
  accountName: string;
  email: string;
  role: PersonRole;
  /** Whether who looks is signed in as the invited person. Whether there is such a user is nobody else's business. */
  signedIn: boolean;
}

interface OpenInvitation {
  id: string;
  accountId: string;
  email: string;
  role: PersonRole;
}

/**
 * Null: the link was used, taken back or is too old.
 *
 * @param input.userId who is signed in
 */
export async function lookUpInvitation(
  sql: Sql,
  { token, userId }: { token: string; userId: string | null },
): Promise<InvitationOffer | null> {
  const [offer] = await sql<InvitationOffer[]>`
    select a.name as "accountName", i.email, i.role,
      exists (select from users u where u.email = i.email and u.id = ${userId}::uuid) as "signedIn"
    from invitations i join accounts a on a.id = i.account_id
    where ${hasToken(sql, token)} and ${isOpen(sql)}`;
  return offer ?? null;
}

/**
 * Accepts an invitation, once: its row is locked first.
 *
 * @param input.userId who is signed in; has to be the invited user where there is one
 * @param input.newUser makes the user where there is none
 */
export async function acceptInvitation(
  sql: Sql,
  input: { token: string; userId: string | null; newUser: { name: string; passwordHash: string } | null },
): Promise<{ email: string } | 'invitation_invalid' | 'sign_in_to_accept'> {
  return sql.begin(async (tx) => {
    await tx`select from invitations i where ${hasToken(tx, input.token)} for update`;
    // Read once it is locked: it may have been replaced in the moment before, which ends its links.
    const [invitation] = await tx<OpenInvitation[]>`
      select ${columns(tx)} from invitations i where ${hasToken(tx, input.token)} and ${isOpen(tx)}`;
    if (!invitation) return 'invitation_invalid';
    const { email } = invitation;
    const [user] = await tx<{ id: string }[]>`select id from users where email = ${email}`;
    if (user && user.id !== input.userId) return 'sign_in_to_accept';
    const userId = user?.id ?? (input.newUser && (await insertUser(tx, { ...input.newUser, email })));
    // In the same moment another invitation has made the user.
    if (!userId) return 'sign_in_to_accept';
    await join(tx, invitation, userId);
    return { email };
  });
}

/** Whether somebody has invited an address. */
export async function hasOpenInvitation(sql: Sql, email: string): Promise<boolean> {
  const rows = await sql`select from invitations i where i.email = ${email} and ${isOpen(sql)} limit 1`;
  return rows.count > 0;
}

/** Accepts all open invitations to the address of a user who has proven that it is theirs. */
export async function acceptInvitationsOf(
  sql: Sql,
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  await sql.begin(async (tx) => {
    const invitations = await tx<OpenInvitation[]>`
      select ${columns(tx)} from invitations i
      where i.email = ${email} and ${isOpen(tx)} order by i.created_at for update`;
    for (const invitation of invitations) await join(tx, invitation, userId);
  });
}

async function join(sql: ISql, { id, accountId, role }: OpenInvitation, userId: string): Promise<void> {
  await sql`update invitations set accepted_at = now() where id = ${id}`;
  if (!(await addMember(sql, { accountId, userId, role }))) return;
  const details = { invitationId: id, userId, role };
  await writeAudit(sql, { accountId, actor: `user:${userId}`, action: 'member.joined', details });
}

const columns = (sql: ISql) => sql`i.id, i.account_id as "accountId", i.email, i.role`;
