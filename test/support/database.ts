import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/db/client.ts';
import type { Defer } from './defer.ts';
import { TEMPLATE_DATABASE } from './template-database.ts';

export interface TestDatabase {
  /** `postgres://` URL of a migrated, empty database that nobody else uses. */
  readonly url: string;
}

export type DatabaseOptions = NonNullable<Parameters<typeof openDatabase>[1]>;

/** Makes a database, as a copy of the one that was migrated once for the whole run. */
export const createTestDatabase = (defer: Defer): Promise<TestDatabase> =>
  copyDatabase(defer, TEMPLATE_DATABASE);

/** Makes a copy of a test's database, to which nobody may be connected: what a backup holds of this moment. */
export const copyTestDatabase = (defer: Defer, { url }: TestDatabase): Promise<TestDatabase> =>
  copyDatabase(defer, new URL(url).pathname.slice(1));

async function copyDatabase(defer: Defer, template: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await administer((sql) => sql`create database ${sql(name)} template ${sql(template)}`);
  // Ends connections that are still open.
  defer(() => administer((sql) => sql`drop database if exists ${sql(name)} with (force)`));
  const url = new URL(inject('postgresUrl'));
  url.pathname = name;
  return { url: url.toString() };
}

/** Connections to a test's database. */
export function openTestDatabase(defer: Defer, { url }: TestDatabase, options?: DatabaseOptions): Database {
  const db = openDatabase(url, options);
  defer(() => db.close());
  return db;
}

async function administer(statement: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(inject('postgresUrl'), { max: 1, onnotice: () => {} });
  try {
    await statement(sql);
  } finally {
    await sql.end();
  }
}
