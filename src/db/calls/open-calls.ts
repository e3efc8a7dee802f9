import type { ISql, Sql } from 'postgres';
import type { Fragment } from '../fragment.ts';

/**
 * The calls of a row of `campaigns c` that may still be live: placed, neither finished nor with a result, and begun within
 * the grace before now. A dialer that died leaves calls open for ever, and those must not hold the numbers.
 */
export const openCalls = (sql: ISql, graceMs: number): Fragment => sql`calls o
  where o.campaign_id = c.id and o.placed and o.ended_at is null and o.result_at is null
    and o.started_at > now() - ${graceMs} * interval '1 millisecond'`;

/** How many there are of one campaign. */
export async function countOpenCalls(sql: Sql, campaignId: string, graceMs: number): Promise<number> {
  const [row] = await sql<{ open: number }[]>`
    select (select count(*)::int from ${openCalls(sql, graceMs)}) as open from campaigns c where c.id = ${campaignId}`;
  return row?.open ?? 0;
}
