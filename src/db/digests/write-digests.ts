import type { ISql, Sql } from 'postgres';
import { isWorthTelling } from '../../domain/digest.ts';
import { readDigest } from './read-digest.ts';

/** When on Monday it is written, in the account's zone. */
const hour = '07:00';
/** For so many days it is made up for; then the week is old, and the next one is near. */
const madeUpForDays = 3;

/**
 * Writes the digest of last week to people of one account whose time for it has come, if there is anything to tell. Once
 * an account and week: the account's row is locked, and has the week in the same transaction; `mails_occasion` allows one
 * mail a person and week besides.
 *
 * @param at what is now; null: the database's clock
 * @returns false when no account is due
 */
export async function writeDigest(sql: Sql, at: Date | null = null): Promise<boolean> {
  return sql.begin(async (tx) => {
    const clock = tx`coalesce(${at}::timestamptz, now())`;
    const [due] = await tx<{ accountId: string; monday: string }[]>`
      select a.id as "accountId", week.monday::text as monday
      from accounts a
      cross join lateral (select date_trunc('week', ${clock} at time zone a.time_zone)::date as monday) week
      where (a.digest_week is null or a.digest_week < week.monday)
        and ${clock} >= (week.monday + ${hour}::time) at time zone a.time_zone
        and ${clock} < (week.monday + ${madeUpForDays}::int)::timestamp at time zone a.time_zone
        -- Of weeks in which there was no account there is nothing to tell.
        and a.created_at < week.monday::timestamp at time zone a.time_zone
      order by a.id limit 1
      for no key update of a skip locked`;
    if (!due) return false;
    const { accountId, monday } = due;
    const digest = await readDigest(tx, accountId, monday);
    if (digest && isWorthTelling(digest)) await writeMails(tx, accountId, monday);
    await tx`update accounts set digest_week = ${monday} where id = ${accountId}`;
    return true;
  });
}

/** To those who can do something about what waits, unless they do not want it. */
const writeMails = (tx: ISql, accountId: string, monday: string) => tx`
  insert into mails (id, account_id, kind, occasion, user_id, address)
  select uuidv7(), m.account_id, 'digest', ${monday}, u.id, u.email
  from members m join users u on u.id = m.user_id
  where m.account_id = ${accountId} and m.role in ('owner', 'admin') and not exists (
    select from mail_opt_outs o where o.account_id = m.account_id and o.user_id = m.user_id and o.kind = 'digest')
  order by u.id
  on conflict on constraint mails_occasion do nothing`;
