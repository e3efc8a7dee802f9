import { fileURLToPath } from 'node:url';
import { existsSync } from 'node:fs';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

// The folder stands at the top of the project, two levels up from the source and three from the build.
const migrationsFolder = ['../../drizzle', '../../../drizzle']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find((path) => existsSync(path));

/** Months for which partitions are made ahead; each worker makes them again at its start and every day. */
const partitionMonthsAhead = 12;

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
    await client`select ensure_campaign_partitions(${partitionMonthsAhead})`;
  } finally {
    await client.end({ timeout: 5 });
  }
}
