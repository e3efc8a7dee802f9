import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { projectRoot } from '../project-root.ts';

const journal = JSON.parse(readFileSync(join(projectRoot, 'drizzle/meta/_journal.json'), 'utf8')) as {
  entries: { when: number; tag: string }[];
};
const newest = Math.max(...journal.entries.map(({ when }) => when));

/** Whether every migration that this program was built with has run; asks the database. */
export async function schemaIsCurrent(sql: Sql): Promise<boolean> {
  return (await newestRun(sql)) >= newest;
}

/** The migrations of this program that have not run, the first of them first, and whether the database has later ones. */
export async function schemaStanding(sql: Sql): Promise<{ missing: string[]; newer: boolean }> {
  const run = await newestRun(sql);
  return {
    missing: journal.entries.filter(({ when }) => when > run).map(({ tag }) => tag),
    newer: run > newest,
  };
}

/** When the newest migration was written that has run; 0: none has. */
async function newestRun(sql: Sql): Promise<number> {
  const [table] =
    await sql`select from pg_tables where schemaname = 'drizzle' and tablename = '__drizzle_migrations'`;
  if (!table) return 0;
  const [row] = await sql<{ newest: string | null }[]>`
    select max(created_at) as newest from drizzle.__drizzle_migrations`;
  return Number(row?.newest ?? 0);
}
