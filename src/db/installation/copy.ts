import type { ISql, Sql } from 'postgres';
import type { Fragment } from '../fragment.ts';

/** Which copy of which installation a database, or an archive store, is of. */
export interface Copy {
  installationId: string;
  /** 1, and one more with each recovery. */
  generation: number;
  /** Of the recovery that made it. */
  token: string;
}

/**
 * Whether no other copy of the database is known to have taken over. Whatever acts beyond the database asks it in the statement
 * that lets it: releases, and seals.
 */
export const isThisCopy = (sql: ISql): Fragment => sql`
  not exists (select from installation where superseded_at is not null)`;

export async function readCopy(sql: ISql): Promise<Copy & { supersededAt: Date | null }> {
  const [row] = await sql<(Copy & { supersededAt: Date | null })[]>`
    select id as "installationId", generation, token, superseded_at as "supersededAt" from installation`;
  if (!row) throw new Error('the table installation has lost its row; restore it from a backup');
  return row;
}

/** Notes whether another copy has taken over, as long as the database is still this copy. */
export async function noteStanding(sql: Sql, { token }: Copy, isSuperseded: boolean): Promise<void> {
  await sql`
    update installation set superseded_at = ${isSuperseded ? sql`clock_timestamp()` : null}
    where token = ${token} and (superseded_at is not null) <> ${isSuperseded}`;
}

/** Makes the database a newer copy. @returns false when it is one already, of the same generation or a later one */
export async function becomeCopy(tx: ISql, { generation, token }: Copy): Promise<boolean> {
  const raised = await tx`
    update installation set generation = ${generation}, token = ${token}, superseded_at = null
    where generation < ${generation}`;
  return raised.count === 1;
}
