import type { Sql } from 'postgres';

/**
 * How many rows each key of LASTCALL_SECRET_KEYS encrypts, of every table that has such rows; a key that encrypts none is
 * not in it.
 */
export async function rowsByKey(sql: Sql): Promise<Map<string, number>> {
  // Asked for by their columns: a table that was left out here would have its key taken away.
  const tables = await sql<{ name: string }[]>`
    select c.table_name as name from information_schema.columns c
    where c.table_schema = current_schema() and c.column_name in ('key_id', 'nonce', 'ciphertext')
    group by c.table_name having count(*) = 3 order by c.table_name`;
  const rows = new Map<string, number>();
  for (const { name } of tables) {
    const counts = await sql<{ keyId: string; count: number }[]>`
      select key_id as "keyId", count(*)::int as count from ${sql(name)} where key_id is not null group by key_id`;
    for (const { keyId, count } of counts) rows.set(keyId, (rows.get(keyId) ?? 0) + count);
  }
  return rows;
}
