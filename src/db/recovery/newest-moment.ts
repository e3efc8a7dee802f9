import type { Sql } from 'postgres';

/**
 * The newest moment that the database knows of: after a restore, about the moment to which it was put back, and never
 * after it. Null: nothing has happened in it yet.
 */
export async function newestMoment(sql: Sql): Promise<Date | null> {
  const [row] = await sql<{ moment: Date | null }[]>`
    select greatest(
      -- Of a server that has not been started again since it was put back, to the transaction.
      pg_last_xact_replay_timestamp(),
      (select uuid_extract_timestamp(id) from audit_log order by id desc limit 1),
      (select uuid_extract_timestamp(id) from outbox order by id desc limit 1),
      (select uuid_extract_timestamp(id) from events order by id desc limit 1),
      (select max(last_dial_at) from campaigns where not demo)) as "moment"`;
  return row?.moment ?? null;
}
