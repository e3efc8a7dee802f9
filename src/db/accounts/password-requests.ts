import type { Sql } from 'postgres';
import { auditOf } from '../audit/write-audit.ts';

const batch = 100;
/** What is asked for longer ago, since no worker ran, nobody waits for any more. */
const oldestMinutes = 60;

/**
 * Notes that somebody asked for a password link for an address. It does the same for every address, so that nothing tells
 * whether there is such a user.
 *
 * @param email in lower case
 */
export async function requestPasswordLink(sql: Sql, email: string): Promise<void> {
  await sql`insert into password_requests (email) values (${email}) on conflict do nothing`;
}

/**
 * Writes the mails of password links that were asked for, each in the front of the queue, since a person waits for it, and
 * notes them in the audit log of each account of the person. A request for an address without a user is gone with that.
 *
 * @returns how many requests were looked after; as many as `batch` may mean that there are more
 */
export async function answerPasswordRequests(sql: Sql): Promise<{ more: boolean }> {
  const [row] = await sql<{ taken: number }[]>`
    with taken as (
      delete from password_requests where email in (
        select email from password_requests order by requested_at limit ${batch} for update skip locked)
      returning email, requested_at
    ),
    mailed as (
      insert into mails (id, kind, occasion, user_id, address, next_attempt_at)
      select uuidv7(), 'password_reset', (extract(epoch from t.requested_at) * 1000)::bigint::text, u.id, u.email,
        now() - interval '1 day'
      from taken t join users u on u.email = t.email
      where t.requested_at > now() - make_interval(mins => ${oldestMinutes})
      on conflict on constraint mails_occasion do nothing
      returning user_id
    ),
    noted as (
      ${auditOf(
        sql,
        {
          accountId: sql`m.account_id`,
          campaignId: sql`null::uuid`,
          actor: 'anyone',
          action: 'member.password_link_requested',
          details: { userId: sql`m.user_id` },
        },
        sql`from mailed join members m on m.user_id = mailed.user_id`,
      )}
    )
    select count(*)::int as taken from taken`;
  return { more: row?.taken === batch };
}
