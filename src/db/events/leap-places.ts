import type { ISql } from 'postgres';
import { waitForPlaces } from './places-lock.ts';

/** Places of a generation. More events than any account has; and so many generations that a place stays exact as a number. */
const placesPerGeneration = 10_000_000_000;
/** Clocks, and events that were written before the moment and got their place after it. */
const marginSeconds = 60;

/**
 * Has every account's next event come after all places that another copy of the database ever gave: who follows the list with a
 * cursor from before the restore is given every event that is written from now on. What was written here since the moment gets a
 * place of the new generation too, since another copy may have given its place to something else.
 *
 * @param since to which the database was put back; null: nothing was written since
 */
export async function leapPlaces(
  tx: ISql,
  { generation, since }: { generation: number; since: Date | null },
): Promise<void> {
  await waitForPlaces(tx);
  await tx`
    insert into event_places as p (account_id, last_place)
    select id, ${generation * placesPerGeneration} from accounts order by id
    on conflict (account_id) do update set last_place = greatest(p.last_place, excluded.last_place)`;
  if (since === null) return;
  await tx`
    update events set place = null
    where place is not null
      and id >= (select uuidv7(make_interval(
        secs => extract(epoch from ${since}::timestamptz - clock_timestamp())::float8 - ${marginSeconds})))`;
}
