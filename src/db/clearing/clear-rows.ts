import type { Sql } from 'postgres';
import { goesOn } from './clearable.ts';

/** What leaves, in this order. */
export const clearedTables = ['contacts', 'calls', 'call_events'] as const;
export type ClearedTable = (typeof clearedTables)[number];

/**
 * Takes the next rows of a campaign out of a table, in the order of their ids, with a commit of their own. Nothing goes
 * unless the campaign is marked and nothing has come to keep it.
 *
 * @param batch.after the last one that went before; null: begins at the first that is there
 * @returns the last one that went; null: none is left behind `after`, or the rest is kept
 */
export async function clearRows(
  sql: Sql,
  campaignId: string,
  { table, after, rows }: { table: ClearedTable; after: string | null; rows: number },
): Promise<string | null> {
  const [last] = await sql<{ id: string }[]>`
    with gone as (
      delete from ${sql(table)}
      where campaign_id = ${campaignId} and ${goesOn(sql, campaignId)} and id = any(array(
        select id from ${sql(table)} where campaign_id = ${campaignId} ${after === null ? sql`` : sql`and id > ${after}`}
        order by id limit ${rows}))
      returning id
    )
    select id::text from gone order by id desc limit 1`;
  return last?.id ?? null;
}

/** Notes that all rows have left. Answers false while there are some. */
export async function finishClearing(sql: Sql, campaignId: string): Promise<boolean> {
  const finished = await sql`
    update campaigns set cleared_at = now()
    where id = ${campaignId} and clearing_at is not null and cleared_at is null
      and not exists (select from contacts where campaign_id = ${campaignId})
      and not exists (select from calls where campaign_id = ${campaignId})
      and not exists (select from call_events where campaign_id = ${campaignId})
    returning id`;
  return finished.length > 0;
}
