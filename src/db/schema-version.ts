import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { projectRoot } from '../project-root.ts';

const journal = JSON.parse(readFileSync(join(projectRoot, 'drizzle/meta/_journal.json'), 'utf8')) as {
  entries: { when: number }[];
};
const newest = Math.max(...journal.entries.map(({ when }) => when));

/** Whether every migration that this program was built with has run; asks the database. */
export async function schemaIsCurrent(sql: Sql): Promise<boolean> {
  const [table] =
    await sql`select from pg_tables where schemaname = 'drizzle' and tablename = '__drizzle_migrations'`;
  if (!table) return false;
  const [row] = await sql<{ newest: string | null }[]>`
    select max(created_at) as newest from drizzle.__drizzle_migrations`;
  return Number(row?.newest ?? 0) >= newest;
}
