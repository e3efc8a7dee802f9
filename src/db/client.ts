import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres, { type Sql } from 'postgres';
import * as schema from './schema/index.ts';
import { plannedOnce } from './planned-once.ts';
import { boundStatements } from './statement-bound.ts';

/** What waits for an answer of the API is told so within five seconds. */
const connectTimeoutSeconds = 3;
/** Between two tries to connect, over all that failed in a row: a server that is back is found within a second. */
const shortestPauseSeconds = 0.05;
const longestPauseSeconds = 0.5;
const defaultStatementBoundMs = 60_000;
/** Two turns, and four requests whose campaign is held. */
const recordingConnections = 6;
export interface Database {
  /** For every statement that we write. */
  sql: Sql;
  /** For the statement that records calls, which is planned once a connection and not each time. */
  recording: Sql;
  /** For better-auth, which writes its statements through drizzle. */
  orm: PostgresJsDatabase<typeof schema>;
  /** Waits up to five seconds for queries under way, then closes every connection. */
  close(): Promise<void>;
}

/**
 * Opens connections lazily: a database that is away is an error of the first query, not of this call.
 *
 * @param url a `postgres://` URL
 * @param options.maxConnections of `sql`; `orm` gets half as many, `recording` at most 6 (default 10, 5 and 6)
 * @param options.statementBoundMs how long a statement may take, with the wait for a connection (default 60 s); it fails
 *   then with {@link StatementTimeoutError}
 */
export function openDatabase(
  url: string,
  options: { maxConnections?: number; name?: string; statementBoundMs?: number } = {},
): Database {
  const max = options.maxConnections ?? 10;
  const shared = {
    connect_timeout: connectTimeoutSeconds,
    // The driver's own grows to 20 s.
    backoff: (failures: number) => Math.min(shortestPauseSeconds * 2 ** failures, longestPauseSeconds),
    onquery: boundStatements(options.statementBoundMs ?? defaultStatementBoundMs),
    onnotice: () => {},
    // Days are 24 hours for policies: in a zone with summer time, `now() - 30 days` would be an hour off.
    connection: { application_name: options.name ?? 'lastcall', TimeZone: 'UTC' },
  };
  const sql = postgres(url, { ...shared, max });
  const recording = postgres(url, {
    ...shared,
    max: Math.min(max, recordingConnections),
    connection: { ...shared.connection, ...plannedOnce },
  });
  // A pool of its own: drizzle replaces the date and json parsers of the client that it wraps, and better-auth holds a
  // connection for its transaction while its hooks (proven-users.ts) wait for one of `sql`.
  const ormClient = postgres(url, { ...shared, max: Math.ceil(max / 2) });
  return {
    sql,
    recording,
    orm: drizzle(ormClient, { schema }),
    async close() {
      await Promise.all([sql, recording, ormClient].map((client) => client.end({ timeout: 5 })));
    },
  };
}
