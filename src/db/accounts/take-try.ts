import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';

/** So many tries in a window, which begins with the first of them. */
export interface TryLimit {
  windowMs: number;
  max: number;
}

/** The longest window that anything here has; what is older counts for nothing. */
export const longestWindowMs = 60 * 60_000;

/**
 * Takes one of the tries that a key has, over all API processes. Tries beyond the limit do not prolong the wait.
 *
 * @returns null when it was taken, else how long until the next window, in ms
 */
export async function takeTry(sql: Sql, key: string, { windowMs, max }: TryLimit): Promise<number | null> {
  const [row] = await sql<{ taken: boolean; first: boolean; leftMs: number }[]>`
    insert into rate_limits as r (id, key, count, last_request)
    values (${uuidv7()}, ${key}, 1, ${nowMs(sql)})
    on conflict (key) do update set
      count = case when ${over(sql, windowMs)} then 1 else least(r.count + 1, ${max}) end,
      last_request = case when ${over(sql, windowMs)} then excluded.last_request else r.last_request end
    returning old.count is null or old.last_request < new.last_request or old.count < ${max} as taken,
      old.count is null as first, (last_request + ${windowMs} - ${nowMs(sql)})::float8 as "leftMs"`;
  if (!row) throw new Error('take a try: an upsert always answers its row');
  if (row.first) {
    // Waits for nobody: who tries within a longer transaction holds a key's row until its end.
    await sql`
      delete from rate_limits where id in (
        select id from rate_limits where last_request < ${nowMs(sql)} - ${longestWindowMs}::int for update skip locked)`;
  }
  return row.taken ? null : Math.max(row.leftMs, 0);
}

/** Gives a try back, so that it does not count. */
export async function giveTryBack(sql: Sql, key: string): Promise<void> {
  await sql`update rate_limits set count = count - 1 where key = ${key} and count > 0`;
}

const nowMs = (sql: Sql) => sql`(extract(epoch from now()) * 1000)::bigint`;

const over = (sql: Sql, windowMs: number) => sql`r.last_request <= excluded.last_request - ${windowMs}::int`;
