import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql } from 'postgres';
import { inject } from 'vitest';
import { migrate as migrateToNewest } from '../../src/db/migrate.ts';
import { uuidv7 } from '../../src/ids.ts';
import { projectRoot } from '../../src/project-root.ts';

/** A database of the test's own without any table, for as long as `use` takes. */
export async function withEmptyDatabase(use: (url: string, sql: Sql) => Promise<void>): Promise<void> {
  const name = `test_${uuidv7().replaceAll('-', '')}`;
  const server = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  await server`create database ${server(name)}`;
  const url = new URL(inject('postgresUrl'));
  url.pathname = name;
  const sql = postgres(url.toString(), { max: 2, onnotice: () => {} });
  try {
    await use(url.toString(), sql);
  } finally {
    await sql.end();
    await server`drop database ${server(name)} with (force)`;
    await server.end();
  }
}

/** Migrates to the schema that the first `migrations` make, runs `before`, and migrates to the newest. */
export async function upgraded(
  url: string,
  migrations: number,
  before: () => Promise<unknown>,
): Promise<void> {
  await migrateTo(url, migrations);
  await before();
  await migrateToNewest(url);
}

/** Migrates an empty database to the schema that the first `migrations` make. */
export async function migrateTo(url: string, migrations: number): Promise<void> {
  // Of its own: drizzle changes how its client reads and writes dates.
  const client = postgres(url, { max: 1, onnotice: () => {} });
  const folder = await mkdtemp(join(tmpdir(), 'lastcall-migrations-'));
  try {
    await cp(join(projectRoot, 'drizzle'), folder, { recursive: true });
    const journal = join(folder, 'meta', '_journal.json');
    const known = JSON.parse(await readFile(journal, 'utf8')) as { entries: unknown[] };
    await writeFile(journal, JSON.stringify({ ...known, entries: known.entries.slice(0, migrations) }));
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
    await rm(folder, { recursive: true, force: true });
  }
}
