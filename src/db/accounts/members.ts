import type { ISql, Sql } from 'postgres';
import type { PersonRole } from '../../domain/roles.ts';
import { etagOf } from '../etag.ts';

/** A person in an account. */
export interface Member {
  userId: string;
  /** Of their role. */
  etag: string;
  name: string;
  email: string;
  role: PersonRole;
  joinedAt: Date;
  /** Of the sessions that are open, to the hour; null: signed in nowhere. */
  lastSeenAt: Date | null;
}

/** A person who is signed in, with the account that they work in. */
interface SignedInMember {
  userId: string;
  userName: string;
  email: string;
  role: PersonRole;
  accountId: string;
  accountName: string;
  timeZone: string;
  inactivityDays: number;
  noticeDays: number;
  demo: boolean;
}

/**
 * The membership that a session acts by: that of its active account, else the first that the user got. Asked at every
 * request, so that a removed member is refused at once. Null: the user belongs to no account.
 */
export async function findMember(
  sql: Sql,
  session: { userId: string; activeAccountId: string | null },
): Promise<SignedInMember | null> {
  const [member] = await sql<SignedInMember[]>`
    select u.id as "userId", u.name as "userName", u.email, m.role, a.id as "accountId", a.name as "accountName",
      a.time_zone as "timeZone", a.inactivity_days as "inactivityDays", a.notice_days as "noticeDays", a.demo
    from members m join users u on u.id = m.user_id join accounts a on a.id = m.account_id
    where m.user_id = ${session.userId}
    order by m.account_id is distinct from ${session.activeAccountId}::uuid, m.created_at, m.account_id
    limit 1`;
  return member ?? null;
}

/** All people of an account, in the order in which they joined. */
export async function listMembers(sql: ISql, accountId: string): Promise<Member[]> {
  return await sql<Member[]>`
    select ${memberColumns(sql)} from members m join users u on u.id = m.user_id
    where m.account_id = ${accountId} order by m.created_at, m.user_id`;
}

/** One person of an account; null: no member. */
export async function findMemberOf(
  sql: ISql,
  { accountId, userId }: { accountId: string; userId: string },
): Promise<Member | null> {
  const [member] = await sql<Member[]>`
    select ${memberColumns(sql)} from members m join users u on u.id = m.user_id
    where m.account_id = ${accountId} and m.user_id = ${userId}`;
  return member ?? null;
}

/** Every account that a user belongs to, in the order in which they joined. */
export async function accountsOf(
  sql: ISql,
  userId: string,
): Promise<{ id: string; name: string; role: PersonRole }[]> {
  return await sql<{ id: string; name: string; role: PersonRole }[]>`
    select a.id, a.name, m.role from members m join accounts a on a.id = m.account_id
    where m.user_id = ${userId} order by m.created_at, a.id`;
}

/** Makes a user a member; one who is a member already keeps their role. Answers whether they joined now. */
export async function addMember(
  sql: ISql,
  member: { accountId: string; userId: string; role: PersonRole },
): Promise<boolean> {
  const { count } = await sql`
    insert into members (account_id, user_id, role)
    values (${member.accountId}, ${member.userId}, ${member.role})
    on conflict do nothing`;
  return count === 1;
}

export const memberEtag = (sql: ISql) => etagOf(sql, sql`m.role`);

const memberColumns = (sql: ISql) => sql`
  u.id as "userId", ${memberEtag(sql)} as etag, u.name, u.email, m.role, m.created_at as "joinedAt",
  (select max(s.updated_at) from sessions s where s.user_id = u.id) as "lastSeenAt"`;
