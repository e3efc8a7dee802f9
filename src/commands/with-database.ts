import { readConfig } from '../config.ts';
import { type Database, openDatabase } from '../db/client.ts';

/** Runs a command's work with a connection to the database of the environment. */
export async function withDatabase(work: (db: Database) => Promise<void>): Promise<void> {
  const db = openDatabase(readConfig().databaseUrl, { maxConnections: 1 });
  try {
    await work(db);
  } finally {
    await db.close();
  }
}
