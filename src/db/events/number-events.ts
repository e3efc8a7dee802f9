import type { Sql } from 'postgres';
import { fanOut } from '../webhooks/fan-out.ts';
import { holdsPlaces } from './places-lock.ts';

const batch = 1_000;

/**
 * Gives events that are committed their places, one transaction at a time: each of an account gets the next place, and
 * whoever sees a place sees all before it. Ids and sequences are taken before the commit, so that one of a transaction
 * that is still open would come to stand before what somebody has read already; here it gets its place when it is there.
 *
 * @returns whether there may be more
 */
export async function numberEvents(sql: Sql): Promise<boolean> {
  return sql.begin(async (tx) => {
    if (!(await holdsPlaces(tx))) return false;
    // A statement of its own, whose snapshot is newer than the lock.
    const placed = await tx<{ id: string }[]>`
      with waiting as materialized (
        select id, account_id from events where place is null order by id limit ${batch}
      ),
      counted as (
        insert into event_places as p (account_id, last_place)
        select account_id, count(*) from waiting group by account_id
        on conflict (account_id) do update set last_place = p.last_place + excluded.last_place
        returning account_id, last_place
      ),
      in_order as (
        select id, account_id, row_number() over newest_first - 1 as behind
        from waiting
        window newest_first as (partition by account_id order by id desc)
      )
      update events e set place = c.last_place - o.behind
      from in_order o join counted c on c.account_id = o.account_id
      where e.id = o.id
      returning e.id`;
    await fanOut(
      tx,
      placed.map(({ id }) => id),
    );
    return placed.length === batch;
  });
}
