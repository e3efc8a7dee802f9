import type { Sql } from 'postgres';

/**
 * Takes the carrier's next place in line, one every `1 / perSecond` seconds over all workers together, and answers how
 * long to wait for it. Temporal's own rate begins with a second's worth at once, which a strict carrier answers with
 * 429; this does not. A place that is not used is lost, and that is all.
 *
 * @returns ms to wait, 0 when the place is now
 */
export async function takePlace(sql: Sql, carrier: string, perSecond: number): Promise<number> {
  const [place] = await sql<{ waitMs: number }[]>`
    insert into carrier_pace as p (carrier, taken_at) values (${carrier}, clock_timestamp())
    on conflict (carrier) do update set
      taken_at = greatest(p.taken_at + ${1 / perSecond} * interval '1 second', clock_timestamp())
    returning greatest(0, extract(epoch from p.taken_at - clock_timestamp()) * 1000)::float8 as "waitMs"`;
  if (!place) throw new Error('take place: an upsert always answers its row');
  return place.waitMs;
}
