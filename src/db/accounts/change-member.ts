import type { Sql, TransactionSql } from 'postgres';
import type { PersonRole } from '../../domain/roles.ts';
import { writeAudit } from '../audit/write-audit.ts';
import { endCalendarFeeds } from '../calendar-feeds/calendar-feeds.ts';
import { type IfMatch, isMeantFor } from '../etag.ts';
import { findMemberOf, type Member, memberEtag } from './members.ts';

/** Who changes or removes whom. */
export interface MemberChange {
  accountId: string;
  userId: string;
  actor: string;
  /** The person who asks; null: an API key. */
  actorId: string | null;
  /** Whether an owner asks. A person's word for it is checked again. */
  byOwner: boolean;
  /** The etags that the change is meant for. */
  ifMatch?: IfMatch;
}

export type Refused = 'not_found' | 'changed_meanwhile' | 'owner_only' | 'last_owner';

/** Gives a member another role; only an owner makes an owner or takes that away, and the last one stays. */
export async function changeMember(
  sql: Sql,
  input: MemberChange & { role: PersonRole },
): Promise<Member | Refused> {
  return sql.begin(async (tx) => {
    const refused = await guard(tx, input, input.role);
    if (refused) return refused;
    await tx`
      update members set role = ${input.role}
      where account_id = ${input.accountId} and user_id = ${input.userId}`;
    const { accountId, actor, userId, role } = input;
    if (role === 'caller') await endCalendarFeeds(tx, input);
    await writeAudit(tx, { accountId, actor, action: 'member.changed', details: { userId, role } });
    return (await findMemberOf(tx, input)) ?? 'not_found';
  });
}

/**
 * Takes a person out of an account. Their assignments there end with it; their sessions, which other accounts may
 * share, have no membership here to act by any more, and end with the last membership.
 */
export async function removeMember(sql: Sql, input: MemberChange): Promise<'removed' | Refused> {
  return sql.begin(async (tx) => {
    const refused = await guard(tx, input, null);
    if (refused) return refused;
    const { accountId, actor, userId } = input;
    await tx`
      update campaign_callers cc set ended_at = now(), end_reason = 'removed'
      from campaigns c
      where cc.user_id = ${userId} and cc.ended_at is null and c.id = cc.campaign_id
        and c.account_id = ${accountId}`;
    await endCalendarFeeds(tx, input);
    await tx`delete from members where account_id = ${accountId} and user_id = ${userId}`;
    await tx`
      update sessions set active_account_id = null
      where user_id = ${userId} and active_account_id = ${accountId}`;
    await tx`
      delete from sessions
      where user_id = ${userId} and not exists (select from members where user_id = ${userId})`;
    await writeAudit(tx, { accountId, actor, action: 'member.removed', details: { userId } });
    return 'removed';
  });
}

/**
 * What speaks against a change, with the member and all owners locked, so that two owners who demote each other do so
 * one after the other. `role`: the one to be, null to leave.
 */
async function guard(
  tx: TransactionSql,
  input: MemberChange,
  role: PersonRole | null,
): Promise<Refused | null> {
  const rows = await tx<{ userId: string; role: PersonRole; etag: string }[]>`
    select user_id as "userId", role, ${memberEtag(tx)} as etag from members m
    where account_id = ${input.accountId} and (role = 'owner' or user_id = ${input.userId})
    order by user_id for update`;
  const member = rows.find(({ userId }) => userId === input.userId);
  if (!member) return 'not_found';
  if (!isMeantFor(member.etag, input.ifMatch)) return 'changed_meanwhile';
  const owners = rows.filter((row) => row.role === 'owner');
  if (member.role !== 'owner' && role !== 'owner') return null;
  const byOwner = input.byOwner && (!input.actorId || owners.some(({ userId }) => userId === input.actorId));
  if (!byOwner) return 'owner_only';
  if (member.role === 'owner' && role !== 'owner' && owners.length === 1) return 'last_owner';
  return null;
}
