import type { Sql } from 'postgres';

/**
 * Counts the calls of a campaign that may still be live: placed, neither finished nor with a result, and begun within
 * the grace before now. A dialer that died leaves calls open for ever, and those must not hold the numbers.
 */
export async function countOpenCalls(sql: Sql, campaignId: string, graceMs: number): Promise<number> {
  const [row] = await sql<{ open: number }[]>`
    select count(*)::int as open
    from calls
    where campaign_id = ${campaignId} and placed and ended_at is null and result_at is null
      and started_at > now() - ${graceMs} * interval '1 millisecond'`;
  return row?.open ?? 0;
}
