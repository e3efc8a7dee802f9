import type { Sql } from 'postgres';
import { uuidv7 } from '../../ids.ts';
import type { RecoveryReport } from '../../domain/recovery.ts';
import { lifeOf } from '../installation/life.ts';

/** To which moment the database was put back, as the recovery of before told in this life of it; null: there was none. */
export async function recoveredMoment(sql: Sql): Promise<{ restoredTo: Date | null } | null> {
  const [row] = await sql<{ restoredTo: Date | null }[]>`
    select r.restored_to as "restoredTo" from recoveries r join ${lifeOf(sql)} using (system_identifier, timeline)`;
  return row ?? null;
}

/** Notes that a recovery has begun, once in each life of the database. */
export async function beginRecovery(sql: Sql, restoredTo: Date | null): Promise<void> {
  await sql`
    insert into recoveries (id, system_identifier, timeline, restored_to)
    select ${uuidv7()}, life.system_identifier, life.timeline, ${restoredTo} from ${lifeOf(sql)}
    on conflict (system_identifier, timeline) do nothing`;
}

/** Keeps the report of the first recovery that came to its end in this life: what was lost, and what was done. */
export async function finishRecovery(sql: Sql, report: RecoveryReport): Promise<void> {
  await sql`
    update recoveries r set finished_at = clock_timestamp(), report = ${sql.json(report as never)}
    from ${lifeOf(sql)}
    where r.system_identifier = life.system_identifier and r.timeline = life.timeline and r.finished_at is null`;
}
