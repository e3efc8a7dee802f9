import type { Sql } from 'postgres';
import { wholeCampaignMs, withLongStatements } from '../statement-bound.ts';

/**
 * Has the database look again at every table whose statistics quote a number: the planner keeps the values that it met most
 * often, and some hundred others, of each column.
 *
 * @param pattern see `numberPattern`
 */
export async function renewStatistics(sql: Sql, pattern: string): Promise<void> {
  const tables = await withLongStatements(
    wholeCampaignMs,
    () => sql<{ name: string }[]>`
      select distinct coalesce(i.indrelid, c.oid)::regclass::text as name
      from pg_stats s
      join pg_class c on c.relname = s.tablename and c.relnamespace = s.schemaname::regnamespace
      left join pg_index i on i.indexrelid = c.oid
      where s.schemaname = current_schema()
        and concat_ws(' ', s.most_common_vals::text, s.histogram_bounds::text, s.most_common_elems::text) ~ ${pattern}`,
  );
  for (const { name } of tables) {
    // A name from the catalogue, quoted where it has to be. `only`: of a partitioned table its own statistics.
    await withLongStatements(wholeCampaignMs, () => sql`analyze only ${sql.unsafe(name)}`);
  }
}
