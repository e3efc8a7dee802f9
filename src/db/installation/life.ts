import type { ISql, Sql } from 'postgres';
import type { Fragment } from '../fragment.ts';

/**
 * Which life of the database this is. Postgres begins another timeline where it is put back to a moment and where a replica takes
 * over, and has another identifier where a dump is read into a new server.
 */
export interface Life {
  systemIdentifier: string;
  timeline: number;
}

/** The timeline of what is written now: that of the newest checkpoint is of before for a while after a restore. */
export const lifeOf = (sql: ISql): Fragment => sql`
  (select (select system_identifier::text from pg_control_system()) as system_identifier,
    ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::int as timeline) life`;

/** The life that it is in, and the one that was noted last; null: none was. */
export async function readLives(sql: Sql): Promise<{ now: Life; noted: Life | null }> {
  const [row] = await sql<{ now: Life; noted: Life | null }[]>`
    select jsonb_build_object('systemIdentifier', life.system_identifier, 'timeline', life.timeline) as now,
      case when i.timeline is not null
        then jsonb_build_object('systemIdentifier', i.system_identifier, 'timeline', i.timeline) end as noted
    from ${lifeOf(sql)} left join installation i on true`;
  return row!;
}

/** Notes the life that the database is in, the first time. */
export async function noteFirstLife(sql: Sql): Promise<void> {
  await sql`
    update installation set system_identifier = life.system_identifier, timeline = life.timeline
    from ${lifeOf(sql)} where installation.timeline is null`;
}

/** Notes that the database is in its right life: a replica took over, or it moved, and nothing was lost. */
export async function noteLife(sql: ISql): Promise<void> {
  await sql`
    update installation set system_identifier = life.system_identifier, timeline = life.timeline
    from ${lifeOf(sql)}`;
}
