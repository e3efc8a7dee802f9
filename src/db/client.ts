import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import * as schema from './schema/index.ts';

/** The two ways to the database: `sql` for the statements we write ourselves, `orm` for everyday reads and writes. */
export interface Database {
  sql: Sql;
  orm: PostgresJsDatabase<typeof schema>;
  /** Waits up to five seconds for queries under way, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens connections lazily: a database that is away is an error of the first query, not of this call.
 *
 * @param url a `postgres://` URL
 * @param options.maxConnections of `sql`; `orm` gets half as many (default 10 and 5)
 */
export function openDatabase(
  url: string,
  options: { maxConnections?: number; name?: string } = {},
): Database {
  const max = options.maxConnections ?? 10;
  const shared = {
    connect_timeout: 5,
    onnotice: () => {},
    // Days are 24 hours for policies: in a zone with summer time, `now() - 30 days` would be an hour off.
    connection: { application_name: options.name ?? 'lastcall', TimeZone: 'UTC' },
  };
  const sql = postgres(url, { ...shared, max });
  // A client of its own: drizzle replaces the date and json parsers of the client that it wraps.
  const ormClient = postgres(url, { ...shared, max: Math.ceil(max / 2) });
  return {
    sql,
    orm: drizzle(ormClient, { schema }),
    async close() {
      await Promise.all([sql.end({ timeout: 5 }), ormClient.end({ timeout: 5 })]);
    },
  };
}
