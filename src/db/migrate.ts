import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { projectRoot } from '../project-root.ts';
import { ensurePartitions } from './partitions.ts';

const migrationsFolder = join(projectRoot, 'drizzle');

/**
 * Brings a database to the newest schema, forward only, and makes the coming months' partitions. Two processes that
 * migrate at once take turns.
 *
 * @param url a `postgres://` URL whose user may create tables
 * @throws Error when the server is older than PostgreSQL 18 or cannot be reached
 */
export async function migrate(url: string): Promise<void> {
  const client = postgres(url, { max: 1, onnotice: () => {} });
  try {
    const [server] = await client<{ version: number }[]>`
      select current_setting('server_version_num')::int as version`;
    if (!server || server.version < 180_000) {
      throw new Error(
        'Lastcall needs PostgreSQL 18 or newer: its statements use RETURNING with OLD and NEW.',
      );
    }
    if (!migrationsFolder)
      throw new Error('The folder drizzle/ with the migrations is missing beside the program.');
    await client`select pg_advisory_lock(hashtext('lastcall.migrate'))`;
    await runMigrations(drizzle(client), { migrationsFolder });
    await ensurePartitions(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}
