import { readConfig } from '../config.ts';
import { migrate as migrateDatabase } from '../db/migrate.ts';

/** `lastcall migrate`: brings the database to the newest schema. */
export async function migrate(): Promise<void> {
  await migrateDatabase(readConfig().databaseUrl, () =>
    console.log('Others hold tables that it needs; it tries again until it gets them, for ten minutes.'),
  );
  console.log('The database has the newest schema.');
}
