import type { Sql } from 'postgres';
import { eventKeptDays } from '../../domain/events.ts';
import { holdsPlaces } from './places-lock.ts';

const batch = 1_000;

/**
 * Deletes events whose days are over, and notes how far, so that whoever would go on before that is told of the gap.
 *
 * @returns whether there may be more
 */
export async function forgetEvents(sql: Sql): Promise<boolean> {
  return sql.begin(async (tx) => {
    if (!(await holdsPlaces(tx))) return false;
    const [row] = await tx<{ gone: number }[]>`
      with over as (
        -- By the time in their ids, which is when they were written: so no index is needed for it.
        select id from events
        where id < (select uuidv7(make_interval(days => ${-eventKeptDays}))) and place is not null
        order by id limit ${batch}
      ),
      gone as (
        delete from events where id in (select id from over) returning account_id, place
      ),
      noted as (
        update event_places p set forgotten_through = greatest(p.forgotten_through, newest.place)
        from (select account_id, max(place) as place from gone group by account_id) newest
        where p.account_id = newest.account_id
      )
      select count(*)::int as gone from gone`;
    return row?.gone === batch;
  });
}
