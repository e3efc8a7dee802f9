import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import { projectRoot } from '../project-root.ts';
import { ensurePartitions } from './partitions.ts';
import { schemaStanding } from './schema-version.ts';
import { isLockRefused } from './unavailable.ts';

const migrationsFolder = join(projectRoot, 'drizzle');
/** Whoever comes after us waits as long as we do for a lock: less than a statement of the API may take. */
const lockTimeoutMs = 2_000;
const pauseMs = 1_000;
/** What holds locks for longer (a dump, a large export) is for a person to decide about. */
const patienceMs = 10 * 60_000;

/**
 * Brings a database to the newest schema, forward only, and makes the coming months' partitions. Two processes that
 * migrate at once take turns. The installation may be in use: it waits for tables that others hold, and lets them pass meanwhile.
 *
 * @param url a `postgres://` URL whose user may create tables
 * @param waits told, once, when others hold what it needs
 * @throws Error when the server is older than PostgreSQL 18 or cannot be reached, or others held what it needs for ten minutes
 */
export async function migrate(url: string, waits: () => void = () => {}): Promise<void> {
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
    await whenUnheld(client, waits);
    await ensurePartitions(client);
  } finally {
    await client.end({ timeout: 5 });
  }
}

async function whenUnheld(client: Sql, waits: () => void): Promise<void> {
  await client.unsafe(`set lock_timeout = ${lockTimeoutMs}`);
  const orm = drizzle(campaignsFirst(client));
  let told = false;
  for (const deadline = Date.now() + patienceMs; (await schemaStanding(client)).missing.length > 0;) {
    try {
      await runMigrations(orm, { migrationsFolder });
    } catch (error) {
      if (!isLockRefused(error) || Date.now() > deadline) throw error;
      if (!told) waits();
      told = true;
      await sleep(pauseMs);
    }
  }
  await client`reset lock_timeout`;
}

/**
 * Whatever writes holds a campaign before it holds anything else. Transactions of this client do the same, for all campaigns: once
 * they have them, nobody is half way who waits for a table of theirs while they wait for one of his.
 */
function campaignsFirst(client: Sql): Sql {
  const begin = client.begin.bind(client);
  const locked = (work: (transaction: TransactionSql) => unknown) =>
    begin(async (transaction) => {
      const [made] = await transaction<{ is: boolean }[]>`select to_regclass('campaigns') is not null as is`;
      if (made?.is) await transaction`lock table campaigns in access exclusive mode`;
      return work(transaction);
    });
  return Object.assign(client, { begin: locked }) as Sql;
}
