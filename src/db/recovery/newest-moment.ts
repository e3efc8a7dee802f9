import type { Sql } from 'postgres';

/**
 * To which moment the database was put back: as Postgres tells while the server that was put back runs on, to the
 * transaction; else the newest moment that the database knows of, which is later where somebody has used it since. Null:
 * nothing has happened in it yet.
 */
export async function newestMoment(sql: Sql): Promise<Date | null> {
  const [row] = await sql<{ moment: Date | null }[]>`
    select coalesce(pg_last_xact_replay_timestamp(), greatest(
      (select uuid_extract_timestamp(id) from audit_log order by id desc limit 1),
      (select uuid_extract_timestamp(id) from outbox order by id desc limit 1),
      (select uuid_extract_timestamp(id) from events order by id desc limit 1),
      (select max(last_dial_at) from campaigns where not demo))) as "moment"`;
  return row?.moment ?? null;
}
